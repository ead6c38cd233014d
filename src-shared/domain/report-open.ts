/** What stayed open: every claim that still wants something, grouped by what that is. */
import { en } from '../strings/en';
import type { Claim } from './claim';
import type { Evidence } from './evidence';
import type { Id } from './ids';
import type { Citations } from './report-citations';
import type { OpenGroup } from './report-model';
import { needsVerdict } from './report-summary';
import { claimText, isFactual } from './report-text';
import type { Review } from './review';

const titles = en.report.open;

export interface OpenSources {
  readonly claims: readonly Claim[];
  readonly evidence: ReadonlyMap<Id, readonly Evidence[]>;
  readonly reviews: readonly Review[];
  readonly citations: Citations;
  readonly orphaned: ReadonlySet<Id>;
}

function sendBackNote(claim: Claim, reviews: readonly Review[]): string {
  const notes = reviews.filter((review) => review.claimId === claim.id && review.decision === 'sendBack');
  return notes.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)?.note ?? '';
}

export function openGroups({
  claims,
  evidence,
  reviews,
  citations,
  orphaned,
}: OpenSources): readonly OpenGroup[] {
  const group = (
    title: string,
    wanted: (claim: Claim) => boolean,
    reason: (claim: Claim) => string = () => '',
  ) => ({
    title,
    items: claims.filter(wanted).map((claim) => ({
      number: claim.number,
      text: claimText(claim),
      reason: reason(claim),
      to: isFactual(claim) ? ('claims' as const) : ('framing' as const),
    })),
  });
  const isBare = (claim: Claim): boolean => claim.tags.includes('contested') && !evidence.has(claim.id);
  return [
    group(titles.orphaned, (claim) => orphaned.has(claim.id)),
    group(
      titles.sentBack,
      (claim) => claim.status === 'disputed',
      (claim) => sendBackNote(claim, reviews),
    ),
    group(
      titles.flagged,
      (claim) => claim.flagged,
      (claim) => claim.flagReason,
    ),
    group(titles.noVerdict, needsVerdict),
    group(titles.contested, isBare),
    group(titles.missing, (claim) => citations.isMissing(claim.rationale)),
    group(
      titles.framingVerdict,
      (claim) => !isFactual(claim) && claim.verdict !== null,
      () => en.report.framingVerdictHint,
    ),
  ].filter(({ items }) => items.length > 0);
}
