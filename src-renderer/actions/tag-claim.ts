/** The three tag keys: a selected passage becomes a claim, a selected claim gets or loses the tag. */
import type { Place } from '../../src-shared/commands/command';
import { TAGS, type Claim, type Tag } from '../../src-shared/domain/claim';
import { newId, type Id } from '../../src-shared/domain/ids';
import { articleHandle } from '../state/article-handle';
import { caseStore } from '../state/case-store';
import { run } from '../state/run';
import { claimsOf } from '../state/selectors';
import { announce, showError, uiStore } from '../state/ui-store';
import { spokenClaim } from './claim-words';
import { targetClaim } from './target';

/** Tag keys can come faster than main answers: each waits for the one before, so that none sees an old claim. */
let last: Promise<unknown> = Promise.resolve();

function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work, work);
  last = turn;
  return turn;
}

function isAt(claim: Claim, place: Place): boolean {
  const anchor = claim.anchors[0];
  return anchor !== undefined && !anchor.orphaned && anchor.start === place.start && anchor.end === place.end;
}

/** Tells what a claim is now; it can be gone when another change came in between. */
function announceClaim(id: Id): void {
  const claim = caseStore.getState().claims.get(id);
  if (claim) announce(spokenClaim(claim));
}

async function setTags(claim: Claim, tags: readonly Tag[]): Promise<void> {
  if (await run({ type: 'claim.tag', id: claim.id, tags: [...tags] })) announceClaim(claim.id);
}

async function addTag(claim: Claim, tag: Tag): Promise<void> {
  uiStore.setState({ claimId: claim.id });
  if (claim.tags.includes(tag)) announceClaim(claim.id);
  else
    await setTags(
      claim,
      TAGS.filter((each) => each === tag || claim.tags.includes(each)),
    );
}

async function toggleTag(claim: Claim, tag: Tag): Promise<void> {
  const tags = TAGS.filter((each) => claim.tags.includes(each) !== (each === tag));
  if (tags.length === 0) showError({ code: 'claim.needsTag', params: {} });
  else await setTags(claim, tags);
}

/** Leaves the caret behind the passage, unless the person has selected something else meanwhile. */
function leavePassage(place: Place): void {
  const handle = articleHandle();
  const now = handle?.selectedPlace();
  if (now?.start === place.start && now.end === place.end) handle?.collapseToEnd();
}

async function tagPassage(articleId: Id, place: Place, tag: Tag): Promise<void> {
  const known = claimsOf(caseStore.getState(), articleId).find((claim) => isAt(claim, place));
  if (known) {
    await addTag(known, tag);
    leavePassage(place);
    return;
  }
  const id = newId();
  if (!(await run({ type: 'claim.add', id, articleId, place, tags: [tag] }))) return;
  leavePassage(place);
  uiStore.setState({ claimId: id });
  announceClaim(id);
}

/** The passage is taken at once, before the person can move on; the claim when its turn comes. */
export function tagSelection(tag: Tag): Promise<void> {
  const { view, articleId } = uiStore.getState();
  const place = view === 'article' ? (articleHandle()?.selectedPlace() ?? null) : null;
  if (place !== null && articleId !== null) return inTurn(() => tagPassage(articleId, place, tag));
  const id = targetClaim()?.id;
  return inTurn(async () => {
    const claim = id === undefined ? undefined : caseStore.getState().claims.get(id);
    if (claim) await toggleTag(claim, tag);
  });
}
