import { describe, expect, it } from 'vitest';
import { countWords } from './count-words';

function segmented(text: string): number {
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(
    (part) => part.isWordLike,
  ).length;
}

describe('countWords', () => {
  it.each([
    'The mayor doesn\'t pay 3,000.50 dollars, "he" said in the U.S. - vis-a-vis e-mail.',
    'Ніхто не знає, чому міст об’єднав 12 міст.',
    'L’élève n’a pas d’idée… mais ça va !',
    '市长说，河上的新桥将在春天开放。',
    '川にかかる新しい橋は NATO の春に開通する。',
    'สะพานใหม่ข้ามแม่น้ำจะเปิดในฤดูใบไม้ผลิ',
    '시장은 강 위의 새 다리가 개통될 것이라고 말했다.',
    'قال رئيس البلدية إن الجسر الجديد',
    '😀 — … !',
  ])('agrees with the word segmenter on "%s"', (text) => {
    expect(countWords(text)).toBe(segmented(text));
  });

  it('estimates beyond 200,000 characters of Chinese within a hundredth', () => {
    const sentence = '市长说，河上的新桥将在春天开放。';
    const count = countWords(sentence.repeat(50_000));
    expect(Math.abs(count / (segmented(sentence) * 50_000) - 1)).toBeLessThan(0.01);
  });
});
