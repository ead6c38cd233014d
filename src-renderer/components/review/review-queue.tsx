/** The review queue: one flagged claim at a time, with all that a decision needs, and on to the next by itself. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Claim } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase, useUi } from '../../state/hooks';
import {
  beginReview,
  currentClaim,
  decidedIn,
  reviewSessionStore,
  takenBack,
  viewSession,
  type SessionView,
} from '../../state/review-session';
import { reviewQueue } from '../../state/selectors';
import { uiStore } from '../../state/ui-store';
import { useReadOnly } from '../claim/use-read-only';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { TagChip } from '../common/tag-chip';
import { ClaimContext } from './claim-context';
import { ReviewButtons } from './review-buttons';
import { ReviewEnd } from './review-end';
import { ReviewFacts } from './review-facts';
import css from './review-queue.module.css';

function useSession(): SessionView {
  const queue = useCase(reviewQueue);
  const info = useCase((state) => state.info);
  const reviews = useCase((state) => state.reviews);
  const session = useStore(reviewSessionStore);
  return useMemo(
    () =>
      viewSession(
        decidedIn(session, { info, reviews }),
        queue.map((claim) => claim.id),
      ),
    [queue, info, reviews, session],
  );
}

/** A decision that was taken back brings its claim back to the screen, whichever way it was undone. */
function useTakenBack({ decided }: SessionView): void {
  const session = useStore(reviewSessionStore);
  const before = useRef({ session, decided });
  useEffect(() => {
    // Another session begins without decisions: that takes none back.
    const claimId = before.current.session === session ? takenBack(before.current.decided, decided) : null;
    before.current = { session, decided };
    if (claimId !== null) uiStore.setState({ reviewClaimId: claimId });
  }, [session, decided]);
}

export function ReviewQueue() {
  useEffect(beginReview, []);
  const session = useSession();
  useTakenBack(session);
  const wanted = useUi((state) => state.reviewClaimId);
  const claimId = currentClaim(session.remaining, wanted);
  const claim = useCase((state) => (claimId === null ? undefined : state.claims.get(claimId)));

  // Keys act on the claim that the store names: it must be the one on the screen.
  useEffect(() => {
    if (claimId !== wanted) uiStore.setState({ reviewClaimId: claimId });
  }, [claimId, wanted]);

  if (claim) return <ReviewedClaim claim={claim} session={session} />;
  if (session.finished > 0) return <ReviewEnd session={session} />;
  return <p className={common.empty}>{en.claims.review.empty}</p>;
}

function show(id: Id | undefined): void {
  if (id !== undefined) uiStore.setState({ reviewClaimId: id });
}

interface Props {
  readonly claim: Claim;
  readonly session: SessionView;
}

/** Each claim begins at its top; the focus stays in the queue when what had it has gone. */
function useStart(claimId: Id) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
    if (document.activeElement === document.body) body.current?.focus();
  }, [claimId]);
  return body;
}

function ReviewedClaim({ claim, session }: Props) {
  const isReadOnly = useReadOnly();
  const article = useCase((state) => state.articles.get(claim.articleId));
  const body = useStart(claim.id);
  const words = en.claims.review;
  return (
    <section className={css.queue} aria-label={words.label} data-single-keys="">
      <QueueBar claim={claim} session={session} />
      <div
        className={css.body}
        ref={body}
        role="group"
        aria-labelledby="reviewed-claim"
        // What scrolls must be reachable by keys; here the single keys begin to work, too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-autofocus=""
      >
        <div className={css.left}>
          <header className={css.head}>
            <h2 className={css.title} id="reviewed-claim">
              {fill(words.claimOf, { number: claim.number })}
            </h2>
            {claim.tags.map((tag) => (
              <TagChip key={tag} tag={tag} />
            ))}
          </header>
          <p className={css.article} dir="auto">
            {article?.title}
          </p>
          <ClaimContext claim={claim} />
        </div>
        <div className={css.right}>
          <ReviewFacts key={claim.id} claim={claim} />
        </div>
      </div>
      <ReviewButtons claim={claim} isReadOnly={isReadOnly} />
    </section>
  );
}

function QueueBar({ claim, session }: Props) {
  const words = en.claims.review;
  const { remaining, finished, decided } = session;
  const index = remaining.indexOf(claim.id);
  const total = finished + remaining.length;
  const wasLaidAside = decided.some((entry) => entry.claimId === claim.id && entry.decision === 'later');
  return (
    <div className={css.bar}>
      <p className={css.progress}>{fill(words.progress, { position: finished + index + 1, total })}</p>
      <progress className={css.meter} value={finished} max={total} aria-label={words.label} />
      {wasLaidAside ? <p className={css.again}>{words.again}</p> : null}
      <span className={css.steps}>
        <Button
          look="quiet"
          isDisabled={index <= 0}
          onPress={() => {
            show(remaining[index - 1]);
          }}
        >
          <ChevronLeft size={14} aria-hidden />
          {words.previous}
        </Button>
        <Button
          look="quiet"
          isDisabled={index + 1 >= remaining.length}
          onPress={() => {
            show(remaining[index + 1]);
          }}
        >
          {words.next}
          <ChevronRight size={14} aria-hidden />
        </Button>
      </span>
    </div>
  );
}
