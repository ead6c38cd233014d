/** Escapes for HTML: strangers' words become text, whatever they hold. */

/** NUL can't stand in HTML at all; a bare CR would be read as a line feed. */
function printable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replaceAll('\r', '&#13;');
}

/** For text nodes. Quotation marks stay as they are, so that a quote can be found in the file as it was said. */
export function escapeText(text: string): string {
  return printable(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

/** For attribute values in double quotation marks. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** Words whose direction is not known: they may not reorder what stands around them. */
export function bdi(text: string): string {
  return text === '' ? '' : `<bdi>${escapeText(text)}</bdi>`;
}

/** Each line of a longer text as a paragraph with a direction of its own. */
export function paragraphs(text: string): string {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p dir="auto">${escapeText(line)}</p>`)
    .join('');
}

/** ` lang="…" dir="…"` of an article's own words. */
export function langDir({
  language,
  direction,
}: {
  readonly language: string;
  readonly direction: string;
}): string {
  const lang = language === '' ? '' : ` lang="${escapeAttribute(language)}"`;
  return `${lang} dir="${direction}"`;
}

/** A link that leaves the report: it gives away neither where it came from nor a handle on the page. */
export function outsideLink(href: string, content: string): string {
  return `<a class="out" href="${escapeAttribute(href)}" rel="noopener noreferrer nofollow">${content}</a>`;
}
