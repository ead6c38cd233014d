/** Counts the words of a text, also where a script puts no space between them. */

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;

/** A run of letters and digits; an apostrophe, point or comma within belongs to it (close to UAX #29). */
const LETTERS = String.raw`[^\s\p{P}\p{S}\p{Z}\p{C}${UNSPACED}]`;
const WORD = new RegExp(
  `[${UNSPACED}]+|${LETTERS}+(?:['’.·](?=\\p{L})${LETTERS}+|[.,](?=\\p{N})${LETTERS}+)*`,
  'gu',
);
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, 'u');

/** Longest piece given to the segmenter at once: its time grows with the square of the length. */
const PIECE = 1000;

/** Beyond this many units of unspaced script the count is carried forward: a figure is not worth seconds. */
const SEGMENTED = 200_000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function segmentedWords(run: string): number {
  let words = 0;
  for (let at = 0; at < run.length; at += PIECE) {
    for (const segment of segmenter.segment(run.slice(at, at + PIECE))) if (segment.isWordLike) words += 1;
  }
  return words;
}

/** Number of words; an estimate for the part of a Chinese, Japanese or Thai text beyond 200,000 characters. */
export function countWords(text: string): number {
  let words = 0;
  let unspacedWords = 0;
  let unspacedUnits = 0;
  let skippedUnits = 0;
  for (const [run] of text.matchAll(WORD)) {
    if (!UNSPACED_START.test(run)) {
      words += 1;
    } else if (unspacedUnits < SEGMENTED) {
      unspacedWords += segmentedWords(run.slice(0, SEGMENTED));
      unspacedUnits += Math.min(run.length, SEGMENTED);
      skippedUnits += Math.max(0, run.length - SEGMENTED);
    } else {
      skippedUnits += run.length;
    }
  }
  const ratio = unspacedUnits === 0 ? 0 : unspacedWords / unspacedUnits;
  return words + unspacedWords + Math.round(skippedUnits * ratio);
}
