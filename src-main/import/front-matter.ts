/** Reads the front matter of a Markdown file, as far as it says where the article came from. */
import { partialDateSchema } from '../../src-shared/domain/dates';

/** What front matter may say; '' = nothing. */
export interface FrontMatter {
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly author: string;
  readonly published: string;
  readonly language: string;
}

export const NO_FRONT_MATTER: FrontMatter = {
  title: '',
  url: '',
  publisher: '',
  author: '',
  published: '',
  language: '',
};

/** Longest front matter looked for, in UTF-16 units. */
const SEARCH_LIMIT = 10_000;

const KEY = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$/u;
const CONTINUATION = /^(?:[ \t]+\S.*|[ \t]*-[ \t].*|#.*|[ \t]*)$/u;

/** Names under which writers keep each field, in lower case. */
const NAMES: Readonly<Record<keyof FrontMatter, readonly string[]>> = {
  title: ['title', 'headline'],
  url: ['url', 'source', 'link', 'canonical', 'canonical_url'],
  publisher: ['publisher', 'site', 'site_name', 'publication', 'outlet'],
  author: ['author', 'authors', 'byline', 'by'],
  published: ['date', 'published', 'pubdate', 'date_published'],
  language: ['lang', 'language', 'locale'],
};

function unquote(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/u, '$2')
    .trim();
}

/** `[A, B]` and a list of `- A` lines become "A, B". */
function valueOf(inline: string, continuation: readonly string[]): string {
  const list = /^\[(.*)\]$/u.exec(inline.trim())?.[1];
  const items = list === undefined ? [] : list.split(',');
  const lines = continuation.map((line) => /^[ \t]*-[ \t]+(.*)$/u.exec(line)?.[1] ?? '');
  const parts = list === undefined && inline.trim() !== '' ? [inline] : [...items, ...lines];
  return parts
    .map(unquote)
    .filter((part) => part !== '')
    .join(', ');
}

function entriesOf(lines: readonly string[]): ReadonlyMap<string, string> | null {
  const entries = new Map<string, { readonly inline: string; readonly more: string[] }>();
  let current: { readonly more: string[] } | null = null;
  for (const line of lines) {
    const [, key, inline] = KEY.exec(line) ?? [];
    if (key !== undefined) {
      const entry = { inline: inline ?? '', more: [] };
      entries.set(key.toLowerCase(), entry);
      current = entry;
    } else if (CONTINUATION.test(line)) {
      current?.more.push(line);
    } else {
      return null;
    }
  }
  return new Map([...entries].map(([key, { inline, more }]) => [key, valueOf(inline, more)]));
}

function dateIn(value: string): string {
  const date = /^\d{4}(?:-\d\d){0,2}/u.exec(value)?.[0] ?? '';
  return partialDateSchema.safeParse(date).success ? date : '';
}

function languageIn(value: string): string {
  const tag = value.replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(tag) && tag.length <= 35 ? tag : '';
}

function fieldsOf(entries: ReadonlyMap<string, string>): FrontMatter {
  const find = (field: keyof FrontMatter): string =>
    NAMES[field].map((name) => entries.get(name) ?? '').find((value) => value !== '') ?? '';
  const url = find('url');
  return {
    title: find('title'),
    url: /^https?:\/\/\S{1,2000}$/u.test(url) ? url : '',
    publisher: find('publisher'),
    author: find('author'),
    published: dateIn(find('published')),
    language: languageIn(find('language')),
  };
}

/** Front matter and where the article begins behind it; lines that only look like one are article. */
export function readFrontMatter(source: string): {
  readonly fields: FrontMatter;
  readonly bodyStart: number;
} {
  const none = { fields: NO_FRONT_MATTER, bodyStart: 0 };
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u.exec(source.slice(0, SEARCH_LIMIT));
  if (!match) return none;
  const entries = entriesOf((match[1] ?? '').split('\n'));
  if (!entries || entries.size === 0) return none;
  return { fields: fieldsOf(entries), bodyStart: match[0].length };
}
