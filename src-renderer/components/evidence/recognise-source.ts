/** Recognises what was put into the source field: an address, or words to look for among the references. */
import { EMPTY_REFERENCE, type Reference, type ReferenceFields } from '../../../src-shared/domain/reference';

/** Longest address of a reference, in UTF-16 units (referenceFieldsSchema). */
const URL_LIMIT = 2048;

/** Query parameters that say how somebody got to a page, not which page it is. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid)$/i;

/** The http or https address in a text, as it was written; null = the text is no single address. */
export function recogniseUrl(text: string): string | null {
  const trimmed = text.trim().replace(/^<(.*)>$/u, '$1');
  const address = /^www\.[^\s/]+\.[^\s/]+/iu.test(trimmed) ? `https://${trimmed}` : trimmed;
  if (!/^https?:\/\/\S+$/iu.test(address) || address.length > URL_LIMIT) return null;
  return parse(address) === null ? null : address;
}

function parse(address: string): URL | null {
  try {
    const url = new URL(address);
    return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : null;
  } catch {
    return null;
  }
}

/** A key that is the same for two ways of writing one address: scheme, www., last slash, fragment and tracking aside. */
export function addressKey(address: string): string | null {
  const url = parse(address.trim());
  if (!url) return null;
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`);
  const host = url.host.replace(/^www\./u, '');
  const path = url.pathname.replace(/\/+$/u, '');
  return `${host}${path}?${query.join('&')}`;
}

/** The host of an address, as people know a site. */
export function siteName(address: string): string {
  return parse(address)?.hostname.replace(/^www\./u, '') ?? address;
}

/** A web page read today, with its title still to fill in. @param today `YYYY-MM-DD` */
export function referenceFromUrl(url: string, today: string): ReferenceFields {
  return { ...EMPTY_REFERENCE, type: 'webpage', url, accessed: today };
}

/** The reference with the same address; null = the case holds none. */
export function findByUrl(references: readonly Reference[], url: string): Reference | null {
  const key = addressKey(url);
  return key === null ? null : (references.find((reference) => addressKey(reference.url) === key) ?? null);
}

/** Lower case, without marks: "Économie" is found by "economie". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function haystack(reference: ReferenceFields): string {
  return fold(
    [reference.title, reference.author, reference.publisher, reference.containerTitle, reference.url].join(
      ' ',
    ),
  );
}

/** Every word must occur; a title that begins with the query comes first, then titles that hold it, then the rest. */
function rank(reference: Reference, words: readonly string[], query: string): number | null {
  const all = haystack(reference);
  if (!words.every((word) => all.includes(word))) return null;
  const title = fold(reference.title);
  if (title.startsWith(query)) return 0;
  return title.includes(query) ? 1 : 2;
}

/**
 * References that fit what was put into the field, best first: those with the address first, otherwise
 * those that hold every word. An empty text fits all.
 */
export function matchReferences(references: readonly Reference[], text: string): readonly Reference[] {
  const url = recogniseUrl(text);
  if (url !== null) {
    const key = addressKey(url);
    return references.filter((reference) => addressKey(reference.url) === key);
  }
  const query = fold(text.trim());
  const words = query.split(/\s+/u).filter((word) => word !== '');
  return references
    .map((reference) => ({ reference, rank: rank(reference, words, query) }))
    .filter((match): match is { reference: Reference; rank: number } => match.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map((match) => match.reference);
}
