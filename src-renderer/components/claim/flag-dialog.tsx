/** Asks why a claim is flagged: the reason tells the reviewer what to look at. */
import { useState } from 'react';
import type { AppError } from '../../../src-shared/errors';
import type { Claim } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { errorLine } from '../../../src-shared/strings/text';
import { useCase } from '../../state/hooks';
import { tryRun } from '../../state/run';
import { closeDialog, closerOfDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { DialogFrame } from '../common/dialog-frame';
import { Field } from '../common/field';

/** Longest reason in UTF-16 units (claimSchema). */
const REASON_LIMIT = 5000;

export function FlagDialog({ claimId }: { readonly claimId: Id }) {
  const claim = useCase((state) => state.claims.get(claimId));
  return claim ? <FlagForm claim={claim} /> : null;
}

function FlagForm({ claim }: { readonly claim: Claim }) {
  const [reason, setReason] = useState(claim.flagReason);
  const [failure, setFailure] = useState<AppError | null>(null);
  const words = en.claims.flag;
  const isTooLong = reason.length > REASON_LIMIT;

  const save = async (flagged: boolean) => {
    if (flagged && isTooLong) return;
    const close = closerOfDialog();
    const error = await tryRun({
      type: 'claim.flag',
      id: claim.id,
      flagged,
      reason: flagged ? reason : claim.flagReason,
    });
    if (error === null) close();
    else setFailure(error);
  };

  return (
    <DialogFrame
      title={fill(claim.flagged ? words.titleEdit : words.title, { number: claim.number })}
      onSubmit={() => void save(true)}
      buttons={
        <>
          {claim.flagged ? (
            <Button look="danger" onPress={() => void save(false)}>
              {words.remove}
            </Button>
          ) : null}
          <Button onPress={closeDialog}>{words.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={isTooLong}>
            {claim.flagged ? words.saveReason : words.save}
          </Button>
        </>
      }
    >
      <Field
        label={words.reason}
        value={reason}
        onChange={setReason}
        rows={3}
        autoFocus
        problem={isTooLong ? fill(words.tooLong, { count: reason.length, limit: REASON_LIMIT }) : undefined}
      />
      {failure === null ? null : (
        <p className={common.problem} role="alert">
          {errorLine(failure)}
        </p>
      )}
    </DialogFrame>
  );
}
