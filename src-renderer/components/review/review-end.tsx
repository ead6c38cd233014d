/** The end of a review session: what was decided, and a way back. */
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { en } from '../../../src-shared/strings/en';
import { undoCase } from '../../actions/history-actions';
import { showView } from '../../actions/view-actions';
import { useCase } from '../../state/hooks';
import { endReview, sessionSummary, type SessionView } from '../../state/review-session';
import { Button } from '../common/button';
import css from './review-queue.module.css';

function close(): void {
  endReview();
  showView('article');
}

export function ReviewEnd({ session }: { readonly session: SessionView }) {
  const canUndo = useCase((state) => state.history.undo?.code === 'review.decide');
  const heading = useRef<HTMLHeadingElement>(null);
  const words = en.claims.review;

  // The buttons that had the focus went with the last claim.
  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <div className={css.end}>
      <CircleCheck size={28} aria-hidden />
      <h2 className={css.endTitle} ref={heading} tabIndex={-1} data-autofocus="">
        {sessionSummary(session)}
      </h2>
      {session.counts.later > 0 ? <p className={css.endNote}>{words.endNote}</p> : null}
      <div className={css.buttons}>
        <Button isDisabled={!canUndo} onPress={() => void undoCase()}>
          {words.undoLast}
        </Button>
        <Button look="primary" onPress={close}>
          {words.close}
        </Button>
      </div>
    </div>
  );
}
