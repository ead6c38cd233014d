/** Adds evidence to a claim in one step: the source, what it does to the statement, and where in it. */
import { useRef, useState } from 'react';
import type { Claim } from '../../../src-shared/domain/claim';
import type { Evidence } from '../../../src-shared/domain/evidence';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { errorLine } from '../../../src-shared/strings/text';
import { useCase } from '../../state/hooks';
import { tryRun } from '../../state/run';
import { announce, closeDialog, closerOfDialog, openDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { DialogFrame } from '../common/dialog-frame';
import { Field } from '../common/field';
import { focusFirstProblem } from '../reference/focus-problem';
import { referenceProblems, tidyReference } from '../reference/reference-problems';
import { NewSource, SourceCard } from './chosen-source';
import { evidenceProblems, type EvidenceInput } from './evidence-problems';
import { saveEvidence, type Source } from './save-evidence';
import type { SourceOption } from './source-options';
import { SourcePicker } from './source-picker';
import { StanceField } from './stance-field';
import css from './evidence-dialog.module.css';

interface Props {
  readonly claimId: Id;
  /** null = new evidence. */
  readonly evidenceId: Id | null;
}

export function EvidenceDialog({ claimId, evidenceId }: Props) {
  const claim = useCase((state) => state.claims.get(claimId));
  const evidence = useCase((state) => (evidenceId === null ? undefined : state.evidence.get(evidenceId)));
  if (!claim) return null;
  return <EvidenceForm key={evidence?.id ?? 'new'} claim={claim} evidence={evidence ?? null} />;
}

function inputOf(evidence: Evidence | null): EvidenceInput {
  if (evidence === null) return { stance: null, locator: '', quote: '', note: '' };
  const { stance, locator, quote, note } = evidence;
  return { stance, locator, quote, note };
}

interface FormProps {
  readonly claim: Claim;
  readonly evidence: Evidence | null;
}

function EvidenceForm({ claim, evidence }: FormProps) {
  const [source, setSource] = useState<Source | null>(
    evidence === null ? null : { kind: 'existing', referenceId: evidence.referenceId },
  );
  const [input, setInput] = useState<EvidenceInput>(() => inputOf(evidence));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const words = en.claims.evidence;
  const problems = evidenceProblems(input);
  const sourceProblems = source?.kind === 'new' ? referenceProblems(tidyReference(source.fields)) : {};
  const isReady = source !== null && Object.keys({ ...problems, ...sourceProblems }).length === 0;

  const save = async (): Promise<string | null> => {
    if (source === null || input.stance === null) return words.needSource;
    const fields = { ...input, stance: input.stance };
    if (evidence !== null) {
      const error = await tryRun({ type: 'evidence.update', id: evidence.id, patch: fields });
      return error === null ? null : errorLine(error);
    }
    const failed = await saveEvidence({ claimId: claim.id, source, fields }, tryRun);
    if (failed === null) return null;
    if (failed.addedReferenceId === null) return errorLine(failed.error);
    // Saving again must not add the reference a second time.
    setSource({ kind: 'existing', referenceId: failed.addedReferenceId });
    return fill(words.referenceStays, { error: errorLine(failed.error) });
  };

  const submit = async () => {
    setTried(true);
    if (!isReady) {
      focusFirstProblem(form.current);
      return;
    }
    if (isBusy) return;
    const close = closerOfDialog();
    setBusy(true);
    const error = await save();
    setBusy(false);
    setFailure(error);
    if (error !== null) return;
    close();
    if (evidence === null && input.stance !== null) {
      announce(fill(words.added, { number: claim.number, stance: en.stances[input.stance] }));
    }
  };

  const change = (next: Source | null) => {
    setSource(next);
    setTried(false);
  };

  const choose = (option: SourceOption) => {
    if (option.kind === 'new') change({ kind: 'new', fields: option.fields });
    else if (option.evidenceId === null) change({ kind: 'existing', referenceId: option.reference.id });
    else openDialog({ kind: 'evidence', claimId: claim.id, evidenceId: option.evidenceId });
  };

  const text = (name: 'locator' | 'quote' | 'note') => ({
    label: words[name],
    value: input[name],
    problem: problems[name],
    onChange: (value: string) => {
      setInput((before) => ({ ...before, [name]: value }));
    },
  });

  return (
    <DialogFrame
      wide
      title={fill(evidence === null ? words.dialogAdd : words.dialogEdit, { number: claim.number })}
      onSubmit={() => void submit()}
      buttons={
        <>
          <Button onPress={closeDialog}>{words.cancel}</Button>
          <Button look="primary" type="submit">
            {evidence === null ? words.save : words.saveEdit}
          </Button>
        </>
      }
    >
      <div className={css.columns} ref={form}>
        <section className={css.column} aria-label={words.source}>
          {source === null ? (
            <SourcePicker
              claimId={claim.id}
              problem={isTried ? words.needSource : undefined}
              onChoose={choose}
            />
          ) : (
            <Chosen
              source={source}
              problems={isTried ? sourceProblems : {}}
              canChange={evidence === null}
              onChange={(next) => {
                // Problems stay in sight while the same form is being mended.
                if (next?.kind === 'new') setSource(next);
                else change(next);
              }}
            />
          )}
        </section>
        <section className={css.column} aria-label={words.bearing}>
          <StanceField
            key={source === null ? 'open' : source.kind}
            value={input.stance}
            problem={isTried && source !== null ? problems.stance : undefined}
            autoFocus={source?.kind === 'existing'}
            onChange={(stance) => {
              setInput((before) => ({ ...before, stance }));
            }}
          />
          <Field {...text('locator')} hint={words.locatorHint} />
          <Field {...text('quote')} rows={3} />
          <Field {...text('note')} rows={2} />
        </section>
      </div>
      {failure === null ? null : (
        <p className={common.problem} role="alert">
          {failure}
        </p>
      )}
    </DialogFrame>
  );
}

interface ChosenProps {
  readonly source: Source;
  readonly problems: ReturnType<typeof referenceProblems>;
  readonly canChange: boolean;
  readonly onChange: (source: Source | null) => void;
}

function Chosen({ source, problems, canChange, onChange }: ChosenProps) {
  const reference = useCase((state) =>
    source.kind === 'existing' ? state.references.get(source.referenceId) : undefined,
  );
  const clear = () => {
    onChange(null);
  };
  if (source.kind === 'new') {
    return (
      <NewSource
        fields={source.fields}
        problems={problems}
        onChange={(fields) => {
          onChange({ kind: 'new', fields });
        }}
        onUse={(same) => {
          onChange({ kind: 'existing', referenceId: same.id });
        }}
        onCancel={clear}
      />
    );
  }
  if (!reference) return <p>{en.claims.evidence.missing}</p>;
  return <SourceCard reference={reference} {...(canChange ? { onChange: clear } : {})} />;
}
