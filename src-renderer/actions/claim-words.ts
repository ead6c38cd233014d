/** How claims are spoken of in announcements and toasts. */
import type { Claim, Tag } from '../../src-shared/domain/claim';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { tagsText } from '../../src-shared/strings/text';

/** Longest quote that is read out, in UTF-16 units: enough to know the passage again. */
const SPOKEN = 80;

function shortQuote(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  if (line.length <= SPOKEN) return line;
  const cut = line.slice(0, SPOKEN);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SPOKEN / 2))}…`;
}

export function quoteOf(claim: Claim): string {
  return shortQuote(claim.anchors[0]?.exact ?? '');
}

/** "Contested claim 5." and its quote. */
export function spokenClaim(claim: Claim, tags: readonly Tag[] = claim.tags): string {
  const words = en.window.announce;
  return fill(claim.flagged ? words.flaggedClaim : words.claim, {
    tags: tagsText(tags),
    number: String(claim.number),
    quote: quoteOf(claim),
  });
}
