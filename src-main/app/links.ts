/** Links: which addresses may leave the app, and the question before one does. */
import { Refusal } from '../../src-shared/errors';

/** Longest address that is opened, in UTF-16 units (acceptance list A.10). */
export const LINK_LIMIT = 2048;

/** `href` is what the browser gets and the person sees: the host in its ASCII form, so that look-alike letters show. */
export interface Link {
  readonly href: string;
  readonly host: string;
}

/** Code points that change how an address reads: controls, blanks, direction marks, invisible ones. */
const MISLEADING = /[\p{Cc}\p{Cf}\p{Z}\p{Cs}\p{Co}\p{Cn}]/u;

/** The same, percent-encoded: line breaks and NUL end up in other programs' command lines. */
const ENCODED_CONTROL = /%(?:[01][0-9a-f]|7f)/i;

/**
 * Takes an address only if it is written out in full as http:// or https://, names a host and nobody to
 * log in as. Nothing is mended: what has to be mended to be an address is not the one that was checked.
 */
export function parseLink(address: string): Link {
  const refuse = (): never => {
    throw new Refusal('link.refused', { url: address.slice(0, 200) });
  };
  if (address.length > LINK_LIMIT || MISLEADING.test(address) || ENCODED_CONTROL.test(address)) refuse();
  if (!/^https?:\/\/[^/\\]/i.test(address) || address.includes('\\')) refuse();
  const authority = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1] ?? '';
  if (authority.includes('@')) refuse();
  if (!URL.canParse(address)) refuse();
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') refuse();
  if (url.username !== '' || url.password !== '' || url.host === '') refuse();
  if (url.href.length > LINK_LIMIT) refuse();
  return { href: url.href, host: url.host };
}

export interface LinkDoors {
  /** Shows the whole address and says that it leaves the app. */
  readonly ask: (link: Link) => Promise<'open' | 'copy' | 'cancel'>;
  readonly open: (href: string) => Promise<void>;
  readonly copy: (href: string) => void;
}

/** @returns whether the person agreed to leave the app */
export async function openLink(address: string, { ask, open, copy }: LinkDoors): Promise<boolean> {
  const link = parseLink(address);
  const answer = await ask(link);
  if (answer === 'copy') copy(link.href);
  if (answer !== 'open') return false;
  await open(link.href);
  return true;
}
