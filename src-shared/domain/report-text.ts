/** Small pieces of text in a report: facts, marks, instants, safe addresses, shortened passages. */
import { en } from '../strings/en';
import type { Claim, Tag } from './claim';
import type { Fact, Mark } from './report-model';

export function textFact(label: string, value: string): Fact {
  return { label, value, kind: 'text' };
}

/** A fact that a reader would look for, and that is said to be missing where nobody recorded it. */
export function expectedFact(label: string, value: string, kind: Fact['kind'] = 'text'): Fact {
  return value === '' ? { label, value: en.report.notRecorded, kind: 'missing' } : { label, value, kind };
}

export function hashFact(label: string, value: string): Fact {
  return value === ''
    ? { label, value: en.report.record.none, kind: 'missing' }
    : { label, value, kind: 'hash' };
}

export function tagMark(tag: Tag): Mark {
  return { code: tag, sign: en.tagSigns[tag], word: en.tags[tag] };
}

/** `2026-11-25T01:43:52.000Z` as `2026-11-25 01:43 UTC`: no locale, so that a report reads the same everywhere. */
export function instantText(instant: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(instant);
  return match && instant.endsWith('Z') ? `${match[1] ?? ''} ${match[2] ?? ''} UTC` : instant;
}

/** The address in its encoded form, or null where following it could do anything but open a web page. */
export function safeHref(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** Drops the half of a surrogate pair that a cut left behind. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}

/** One line of at most `limit` UTF-16 units, cut between words. */
export function shorten(text: string, limit = 120): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.lastIndexOf(' ', limit);
  return `${wellFormed(line.slice(0, cut > limit / 2 ? cut : limit))}…`;
}

/** What a claim is called in lists: its statement, else its quote. */
export function claimText(claim: Claim): string {
  return shorten(claim.statement === '' ? (claim.anchors[0]?.exact ?? '') : claim.statement);
}

/** True when a claim states something to check; a passage tagged as framing alone does not. */
export function isFactual(claim: Claim): boolean {
  return claim.tags.some((tag) => tag !== 'framing');
}

/** Groups in the order in which their keys first come. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
