/** Messages: plain text with {placeholders}, and plural forms where a count is named. */

/** `{name}` is replaced by the parameter of that name; with plural forms, `{count}` picks one. */
export type Message = string | { readonly one: string; readonly other: string };
export type MessageParams = Readonly<Record<string, string | number>>;

const plurals = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en');

/** Fills a message. A placeholder without a parameter stays as it is, so that the mistake is seen. */
export function fill(message: Message, params: MessageParams = {}): string {
  const template =
    typeof message === 'string'
      ? message
      : plurals.select(Number(params['count'])) === 'one'
        ? message.one
        : message.other;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}

/** @param iso in UTC. @returns the same moment on the clock of whoever reads it, to the minute: 2026-01-31 09:05 */
export function clockTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso.slice(0, 30);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
