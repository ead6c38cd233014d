/** Adds a reference to the case, or changes one. */
import { useRef, useState } from 'react';
import type { Id } from '../../../src-shared/domain/ids';
import { newId } from '../../../src-shared/domain/ids';
import {
  EMPTY_REFERENCE,
  referenceFieldsSchema,
  type Reference,
  type ReferenceFields,
} from '../../../src-shared/domain/reference';
import { en } from '../../../src-shared/strings/en';
import { errorLine } from '../../../src-shared/strings/text';
import { useCase } from '../../state/hooks';
import { tryRun } from '../../state/run';
import { closeDialog, closerOfDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { DialogFrame } from '../common/dialog-frame';
import { focusFirstProblem } from './focus-problem';
import { ReferenceForm } from './reference-form';
import { referenceProblems, tidyReference } from './reference-problems';

export function ReferenceDialog({ referenceId }: { readonly referenceId: Id | null }) {
  const reference = useCase((state) =>
    referenceId === null ? undefined : state.references.get(referenceId),
  );
  return <ReferenceEditor key={reference?.id ?? 'new'} reference={reference ?? null} />;
}

async function save(reference: Reference | null, fields: ReferenceFields): Promise<string | null> {
  const tidy = tidyReference(fields);
  const error =
    reference === null
      ? await tryRun({ type: 'reference.add', id: newId(), fields: tidy, sourceId: '' })
      : await tryRun({ type: 'reference.update', id: reference.id, patch: tidy });
  return error === null ? null : errorLine(error);
}

function ReferenceEditor({ reference }: { readonly reference: Reference | null }) {
  const [fields, setFields] = useState<ReferenceFields>(() =>
    reference === null ? EMPTY_REFERENCE : referenceFieldsSchema.strip().parse(reference),
  );
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const words = en.claims.reference;
  const problems = referenceProblems(tidyReference(fields));

  const submit = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0) {
      focusFirstProblem(form.current);
      return;
    }
    const close = closerOfDialog();
    const error = await save(reference, fields);
    if (error === null) close();
    else setFailure(error);
  };

  return (
    <DialogFrame
      title={reference === null ? words.dialogAdd : words.dialogEdit}
      onSubmit={() => void submit()}
      buttons={
        <>
          <Button onPress={closeDialog}>{words.cancel}</Button>
          <Button look="primary" type="submit">
            {words.save}
          </Button>
        </>
      }
    >
      <div className={common.form} ref={form}>
        <ReferenceForm fields={fields} onChange={setFields} problems={isTried ? problems : {}} />
      </div>
      {failure === null ? null : (
        <p className={common.problem} role="alert">
          {failure}
        </p>
      )}
    </DialogFrame>
  );
}
