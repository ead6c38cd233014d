import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../src-shared/ipc/types';
import { decodeArticle } from './decode-article';
import { refusalOf } from './testing/refusal-of';

const bytesOf = (text: string, encoding: string): Uint8Array => new Uint8Array(iconv.encode(text, encoding));

const RUSSIAN =
  'Мэр рассказал, что новый мост через реку откроют весной. Жители посёлка ждут его уже восемь лет и не верят обещаниям.';
const UKRAINIAN =
  'Міський голова розповів, що новий міст через річку відкриють навесні. Мешканці селища чекають на нього вісім років, ґанок готовий.';
const GREEK =
  'Ο δήμαρχος είπε ότι η νέα γέφυρα πάνω από το ποτάμι θα ανοίξει την άνοιξη. Οι κάτοικοι περιμένουν οκτώ χρόνια.';
const HEBREW =
  'ראש העיר אמר שהגשר החדש מעל הנהר ייפתח באביב. התושבים מחכים לו כבר שמונה שנים ואינם מאמינים להבטחות.';
const ARABIC =
  'قال رئيس البلدية إن الجسر الجديد فوق النهر سيفتح في الربيع. السكان ينتظرونه منذ ثماني سنوات ولا يصدقون الوعود.';
const POLISH =
  'Burmistrz powiedział, że nowy most przez rzekę zostanie otwarty wiosną. Mieszkańcy czekają na niego już osiem lat i nie wierzą.';
const CZECH =
  'Starosta řekl, že nový most přes řeku bude otevřen na jaře. Obyvatelé na něj čekají už osm let a slibům příliš nevěří.';
const GERMAN =
  'Der Bürgermeister sagte, die neue Brücke über den Fluss werde im Frühjahr eröffnet. „Schön wär’s“, hörte man aus größeren Häusern.';
const FRENCH =
  'Le maire a déclaré que le nouveau pont sur la rivière serait ouvert au printemps. Les élèves espèrent ça depuis des années.';
const TURKISH =
  'Belediye başkanı, nehrin üzerindeki yeni köprünün ilkbaharda açılacağını söyledi. Sakinler sekiz yıldır bekliyor, şaşırmadılar.';
const LITHUANIAN =
  'Meras sakė, kad naujas tiltas per upę bus atidarytas pavasarį. Gyventojai jo laukia jau aštuonerius metus ir pažadais netiki, žinoma.';
const CHINESE =
  '市长说，河上的新桥将在春天开放。居民们已经等了八年，他们不再相信任何承诺。记者在现场看到，工程还没有完成。';
const TRADITIONAL =
  '市長說，河上的新橋將在春天開放。居民們已經等了八年，他們不再相信任何承諾。記者在現場看到，工程還沒有完成。';
const JAPANESE =
  '市長によると、川にかかる新しい橋は春に開通する。住民はもう八年も待っていて、約束を信じていない。カメラも来た。';
const KOREAN =
  '시장은 강 위의 새 다리가 봄에 개통될 것이라고 말했다. 주민들은 벌써 팔 년째 기다리고 있으며 약속을 믿지 않는다.';
const THAI = 'นายกเทศมนตรีกล่าวว่าสะพานใหม่ข้ามแม่น้ำจะเปิดในฤดูใบไม้ผลิ ชาวบ้านรอมาแปดปีแล้วและไม่เชื่อคำสัญญาอีกต่อไป';
const ENGLISH =
  'The mayor said that the new bridge will open in spring.\nPeople have waited for eight years.';

const SAMPLES: readonly (readonly [encoding: string, text: string])[] = [
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['iso-8859-5', RUSSIAN],
  ['windows-1251', UKRAINIAN],
  ['koi8-u', UKRAINIAN],
  ['windows-1253', GREEK],
  ['iso-8859-7', GREEK],
  ['windows-1255', HEBREW],
  ['windows-1256', ARABIC],
  ['windows-1250', POLISH],
  ['iso-8859-2', POLISH],
  ['windows-1250', CZECH],
  ['iso-8859-2', CZECH],
  ['windows-1252', GERMAN],
  ['windows-1252', FRENCH],
  ['iso-8859-1', FRENCH],
  ['iso-8859-15', FRENCH],
  ['macintosh', FRENCH],
  ['windows-1254', TURKISH],
  ['windows-1257', LITHUANIAN],
  ['gbk', CHINESE],
  ['gb18030', CHINESE],
  ['big5', TRADITIONAL],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['euc-kr', KOREAN],
  ['windows-874', THAI],
  ...[RUSSIAN, GREEK, HEBREW, ARABIC, KOREAN, GERMAN, ENGLISH].flatMap(
    (text): readonly (readonly [string, string])[] => [
      ['utf-16le', text],
      ['utf-16be', text],
    ],
  ),
  // Chinese, Japanese and Thai give UTF-16 away by a line end only.
  ...[CHINESE, JAPANESE, THAI].flatMap((text): readonly (readonly [string, string])[] => [
    ['utf-16le', `${text}\n${text}`],
    ['utf-16be', `${text}\n${text}`],
  ]),
];

describe('an encoding that is not declared', () => {
  it.each(SAMPLES)('%s is found out, and nothing is lost: %s', (encoding, text) => {
    const decoded = decodeArticle(bytesOf(text, encoding), null, 'a.txt');
    expect(decoded.text).toBe(text);
    expect(decoded.basis).toBe('guessed');
  });

  it('is decided by the one line that is not ASCII, far down', () => {
    const text = `${'Plain words in a plain line.\n'.repeat(20_000)}${RUSSIAN}\n`;
    expect(decodeArticle(bytesOf(text, 'windows-1251'), null, 'a.txt')).toEqual({
      text,
      encoding: 'windows-1251',
      basis: 'guessed',
    });
  });

  it('reads every byte even where no detector knows the text', () => {
    const bytes = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index);
    const decoded = decodeArticle(bytes, null, 'a.txt');
    expect(decoded.text).not.toContain('\ufffd');
    expect(decoded.basis).toBe('guessed');
  });

  it('never brings in U+FFFD, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        const own = Buffer.from(bytes).includes(Buffer.from('\ufffd')) || bytes.includes(0);
        let text = '';
        const refusal = refusalOf(() => {
          ({ text } = decodeArticle(bytes, null, 'a.txt'));
        });
        if (refusal) expect(['file.binary', 'import.encodingWrong']).toContain(refusal.code);
        else if (!own) expect(text).not.toContain('\ufffd');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a declared encoding', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('%s is told by its byte order mark', (encoding) => {
    for (const text of [RUSSIAN, CHINESE, ENGLISH, 'Hi']) {
      const decoded = decodeArticle(bytesOf(`\ufeff${text}`, encoding), null, 'a.txt');
      expect(decoded).toEqual({ text: `\ufeff${text}`, encoding, basis: 'declared' });
    }
  });

  it('is UTF-8 wherever the bytes are valid UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(decodeArticle(bytesOf(text, 'utf-8'), null, 'a.txt')).toEqual({
          text,
          encoding: 'utf-8',
          basis: 'declared',
        });
      }),
    );
  });

  it('keeps a U+FFFD that the file itself holds', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const) {
      const bytes = bytesOf('a\ufffdb', encoding);
      expect(decodeArticle(bytes, encoding, 'a.txt').text).toBe('a\ufffdb');
    }
  });
});

describe('bytes that an encoding can not read', () => {
  const refused = (bytes: Uint8Array, chosen: Encoding | null): unknown =>
    refusalOf(() => decodeArticle(bytes, chosen, 'a.txt'));

  it('are counted, not replaced, where the person chose it', () => {
    expect(refused(bytesOf('Größe, Maße', 'windows-1252'), 'utf-8')).toEqual({
      code: 'import.encodingWrong',
      params: { name: 'a.txt', encoding: 'utf-8', count: 3 },
    });
    expect(refused(Uint8Array.of(0x41, 0x81, 0x8d), 'windows-1252')).toEqual({
      code: 'import.encodingWrong',
      params: { name: 'a.txt', encoding: 'windows-1252', count: 2 },
    });
    for (const encoding of ['gbk', 'big5', 'euc-jp', 'euc-kr', 'utf-8'] as const) {
      expect(refused(Uint8Array.of(0x41, 0xff, 0x42), encoding)).toEqual({
        code: 'import.encodingWrong',
        params: { name: 'a.txt', encoding, count: 1 },
      });
    }
    expect(refused(bytesOf('odd', 'utf-8'), 'utf-16le')).toMatchObject({ code: 'import.encodingWrong' });
  });

  it('are refused under a byte order mark', () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffso far so good '), Buffer.of(0xff, 0xc3)]);
    expect(refused(bytes, null)).toEqual({
      code: 'import.encodingWrong',
      params: { name: 'a.txt', encoding: 'utf-8', count: 2 },
    });
    expect(refused(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8), null)).toMatchObject({
      code: 'import.encodingWrong',
      params: { encoding: 'utf-16le', count: 1 },
    });
  });

  it('are named as damage in what is UTF-8 otherwise', () => {
    const whole = Buffer.from(`${RUSSIAN}ы`);
    expect(refused(whole.subarray(0, -1), null)).toEqual({
      code: 'import.encodingWrong',
      params: { name: 'a.txt', encoding: 'utf-8', count: 1 },
    });
  });

  it('can be chosen away', () => {
    const bytes = bytesOf(RUSSIAN, 'koi8-r');
    expect(decodeArticle(bytes, 'koi8-r', 'a.txt')).toEqual({
      text: RUSSIAN,
      encoding: 'koi8-r',
      basis: 'chosen',
    });
    expect(decodeArticle(bytes, 'windows-1251', 'a.txt').text).not.toBe(RUSSIAN);
  });
});

describe('bytes that are no text', () => {
  it.each([
    [
      'a PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52),
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n')],
    ['a ZIP', Buffer.from('PK\u0003\u0004 and so on')],
    ['an RTF', Buffer.from('{\\rtf1\\ansi Hello}')],
    ['NULs', new Uint8Array(64)],
    ['words parted by NUL', Buffer.from('abc\0def\0ghi\0')],
  ])('%s is refused as binary', (_, bytes) => {
    expect(refusalOf(() => decodeArticle(bytes, null, 'a.txt'))).toEqual({
      code: 'file.binary',
      params: { name: 'a.txt' },
    });
  });
});
