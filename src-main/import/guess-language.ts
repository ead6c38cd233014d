/** Guesses the language of a text and the direction in which it is read. */
import { eld } from 'eld/small';
import type { Direction } from '../../src-shared/domain/article';

/** A long text is looked at in this many places, so that a boilerplate start or end does not decide. */
const PLACES = 7;

/** Length of each place, in UTF-16 units. */
const PLACE_LENGTH = 1500;

/** Fewer letters than this are too few to tell; a letter that is a syllable or a word counts twice. */
const MIN_LETTERS = 20;

const LETTER = /\p{L}/gu;
const SYLLABLE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** Scripts written from right to left (Unicode Bidi_Class R and AL, those in use today). */
const RTL_LETTER = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}]/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Places spread evenly from start to end, or the whole of a short text; a halved surrogate pair does no harm here. */
function placesIn(text: string): readonly string[] {
  if (text.length <= PLACES * PLACE_LENGTH) return [text];
  const step = (text.length - PLACE_LENGTH) / (PLACES - 1);
  return Array.from({ length: PLACES }, (_, index) => {
    const start = Math.floor(index * step);
    return text.slice(start, start + PLACE_LENGTH);
  });
}

function languageOf(place: string): string {
  if (count(place, LETTER) + count(place, SYLLABLE) < MIN_LETTERS) return '';
  const guess = eld.detect(place);
  return guess.isReliable() ? guess.language : '';
}

/** BCP 47 tag of the language that most places are in; '' where the text is too short or gives no clear sign. */
export function guessLanguage(text: string): string {
  const votes = new Map<string, number>();
  for (const place of placesIn(text)) {
    const language = languageOf(place);
    if (language !== '') votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? '';
}

/**
 * By what most letters are: the first strong character misleads where an Arabic
 * article opens with a Latin name.
 */
export function guessDirection(text: string): Direction {
  const sample = placesIn(text).join('\n');
  return count(sample, RTL_LETTER) * 2 > count(sample, LETTER) ? 'rtl' : 'ltr';
}
