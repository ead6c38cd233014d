/** Sends a claim back to its analyst with a note that says what should be changed. */
import { useRef, useState } from 'react';
import type { Claim } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { reviewSendBack } from '../../state/review-session';
import { closeDialog, closerOfDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { DialogFrame } from '../common/dialog-frame';
import { Field } from '../common/field';
import { focusFirstProblem } from '../reference/focus-problem';

/** Longest note in UTF-16 units (command review.decide). */
const NOTE_LIMIT = 5000;

export function SendBackDialog({ claimId }: { readonly claimId: Id }) {
  const claim = useCase((state) => state.claims.get(claimId));
  return claim ? <SendBackForm claim={claim} /> : null;
}

function noteProblem(note: string): string | undefined {
  if (note.trim() === '') return en.claims.review.noteNeeded;
  if (note.length <= NOTE_LIMIT) return undefined;
  return fill(en.claims.reference.problems.tooLong, { count: note.length, limit: NOTE_LIMIT });
}

function SendBackForm({ claim }: { readonly claim: Claim }) {
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const words = en.claims.review;
  const problem = noteProblem(note);

  const send = async () => {
    const close = closerOfDialog();
    setTried(true);
    if (problem !== undefined) focusFirstProblem(form.current);
    else if (await reviewSendBack(claim.id, note)) close();
  };

  return (
    <DialogFrame
      title={fill(words.noteTitle, { number: claim.number })}
      onSubmit={() => void send()}
      buttons={
        <>
          <Button onPress={closeDialog}>{words.cancel}</Button>
          <Button look="primary" type="submit">
            {words.noteSend}
          </Button>
        </>
      }
    >
      <div className={common.form} ref={form}>
        <Field
          label={words.note}
          value={note}
          onChange={setNote}
          rows={4}
          autoFocus
          problem={isTried ? problem : undefined}
        />
      </div>
    </DialogFrame>
  );
}
