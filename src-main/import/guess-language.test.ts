import { describe, expect, it } from 'vitest';
import { guessDirection, guessLanguage } from './guess-language';
import { dataText, hasTestData, NEEDS_TEST_DATA } from './testing/test-data';

describe('guessLanguage', () => {
  it.each([
    ['en', 'The mayor said that the new bridge will be opened to traffic in spring.'],
    ['de', 'Der Bürgermeister sagte, die neue Brücke werde im Frühjahr für den Verkehr geöffnet.'],
    ['ru', 'Мэр рассказал, что новый мост через реку откроют для движения весной.'],
    ['uk', 'Міський голова розповів, що новий міст через річку відкриють для руху навесні.'],
    ['zh', '市长说，河上的新桥将在春天开放。居民们已经等了八年。'],
    ['ja', '市長によると、川にかかる新しい橋は春に開通する。'],
    ['ko', '시장은 강 위의 새 다리가 봄에 개통될 것이라고 말했다.'],
    ['he', 'ראש העיר אמר שהגשר החדש מעל הנהר ייפתח באביב.'],
  ])('knows %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it.each(['Hi', '12,000', 'NATO', '???'])('says nothing about "%s"', (text) => {
    expect(guessLanguage(text)).toBe('');
  });

  it('goes by most of the text, not by its first page', () => {
    const english = 'This electronic book is for the use of anyone anywhere at no cost. '.repeat(25);
    const german =
      'Es war an einem Sonntagvormittag, und der Fluss lag still unter der neuen Brücke. '.repeat(300);
    expect(guessLanguage(english + german)).toBe('de');
  });
});

describe('guessDirection', () => {
  it('is the direction of most letters, whatever the text opens with', () => {
    expect(guessDirection('NATO: قال رئيس البلدية إن الجسر الجديد سيفتح')).toBe('rtl');
    expect(guessDirection('The word שלום means peace.')).toBe('ltr');
    expect(guessDirection('12 + 3')).toBe('ltr');
  });
});

describe.skipIf(!hasTestData)(`real texts (${NEEDS_TEST_DATA})`, () => {
  const UDHR = [
    ['arb', 'ar', 'rtl'],
    ['heb', 'he', 'rtl'],
    ['pes_1', 'fa', 'rtl'],
    ['rus', 'ru', 'ltr'],
    ['cmn_hans', 'zh', 'ltr'],
    ['jpn', 'ja', 'ltr'],
    ['kor', 'ko', 'ltr'],
    ['hin', 'hi', 'ltr'],
    ['amh', 'am', 'ltr'],
    ['yor', 'yo', 'ltr'],
  ] as const;

  it.each(UDHR)('the declaration of human rights in %s is %s, %s', (file, language, direction) => {
    const text = dataText(`multilingual/udhr/${file}.html`).replace(/<[^<>]*>/gu, ' ');
    expect(guessLanguage(text)).toBe(language);
    expect(guessDirection(text)).toBe(direction);
  });

  it.each([
    ['ar', 'rtl'],
    ['ru', 'ltr'],
  ])('sentences of news in %s read %s', (language, direction) => {
    const sentences = dataText(`multilingual/${language}_pud.sentences.tsv`)
      .split('\n')
      .map((line) => line.split('\t')[2] ?? '')
      .filter((sentence) => sentence.length >= 80);
    expect(sentences.length).toBeGreaterThan(500);
    expect(guessLanguage(sentences.join('\n'))).toBe(language);
    expect(sentences.filter((sentence) => guessDirection(sentence) !== direction)).toEqual([]);
    const known = sentences.filter((sentence) => guessLanguage(sentence) === language);
    expect(known.length / sentences.length).toBeGreaterThan(0.95);
  });
});
