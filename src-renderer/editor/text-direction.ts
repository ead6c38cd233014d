/** Text direction of a block: its own where all its letters run one way, the majority's where they are mixed. */
import type { Direction } from '../../src-shared/domain/article';

/** Scripts that are written from right to left (Unicode Script property; bidi classes R and AL). */
const RTL =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTERS = /\p{L}/gu;

/** Enough of a block to tell, in UTF-16 units. */
const SAMPLE = 2000;

function count(text: string): Readonly<Record<Direction, number>> {
  const letters = text.slice(0, SAMPLE).match(LETTERS) ?? [];
  const rtl = letters.filter((letter) => RTL.test(letter)).length;
  return { rtl, ltr: letters.length - rtl };
}

/** Where letters of both directions meet, most of them decide; without any, or in a tie, the article does. */
export function directionOf(text: string, article: Direction): Direction {
  const { rtl, ltr } = count(text);
  if (rtl === ltr) return article;
  return rtl > ltr ? 'rtl' : 'ltr';
}

/**
 * Whether the browser's own guess (dir="auto") is right. It goes by the first letter, which is wrong for a Hebrew
 * paragraph that begins with "NATO"; and a block without letters it sets from left to right in any article.
 */
export function runsOneWay(text: string): boolean {
  const { rtl, ltr } = count(text);
  return (rtl === 0) !== (ltr === 0);
}
