/** The fields of a reference, for its own dialog and for new evidence. */
import { REFERENCE_TYPES, type ReferenceFields } from '../../../src-shared/domain/reference';
import { en } from '../../../src-shared/strings/en';
import { Choice } from '../common/choice';
import common from '../common/common.module.css';
import { Field } from '../common/field';
import type { ReferenceProblems } from './reference-problems';

interface Props {
  readonly fields: ReferenceFields;
  readonly onChange: (fields: ReferenceFields) => void;
  /** Empty until the person has tried to save. */
  readonly problems: ReferenceProblems;
}

const TYPES = REFERENCE_TYPES.map((id) => ({ id, name: en.referenceTypes[id] }));

export function ReferenceForm({ fields, onChange, problems }: Props) {
  const words = en.claims.reference;
  const text = (name: Exclude<keyof ReferenceFields, 'type'>) => ({
    label: words[name],
    value: fields[name],
    problem: problems[name],
    onChange: (value: string) => {
      onChange({ ...fields, [name]: value });
    },
  });
  return (
    <>
      <Field {...text('title')} autoFocus />
      <Field {...text('url')} type="text" inputMode="url" spellCheck="false" />
      <div className={common.pair}>
        <Choice
          label={words.type}
          options={TYPES}
          value={fields.type}
          onChange={(type) => {
            onChange({ ...fields, type });
          }}
        />
        <Field {...text('issued')} />
        <Field {...text('publisher')} />
        <Field {...text('accessed')} />
        <Field {...text('author')} hint={words.authorHint} />
        <Field {...text('containerTitle')} hint={words.containerHint} />
      </div>
      <Field {...text('note')} rows={2} />
    </>
  );
}
