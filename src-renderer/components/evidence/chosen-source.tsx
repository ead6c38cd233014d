/** The source that evidence rests on: a reference of the case as a card, or the form of a new one. */
import type { Reference, ReferenceFields } from '../../../src-shared/domain/reference';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { livingReferences } from '../../state/selectors';
import { Button } from '../common/button';
import { ReferenceForm } from '../reference/reference-form';
import type { ReferenceProblems } from '../reference/reference-problems';
import { findByUrl } from './recognise-source';
import css from './evidence-dialog.module.css';

interface CardProps {
  readonly reference: Reference;
  /** Missing where the source can't be changed. */
  readonly onChange?: () => void;
}

export function SourceCard({ reference, onChange }: CardProps) {
  const facts = [en.referenceTypes[reference.type], reference.author, reference.publisher, reference.issued];
  return (
    <div className={css.card}>
      <p className={css.cardTitle} dir="auto">
        {reference.title}
      </p>
      <p className={css.facts} dir="auto">
        {facts.filter((fact) => fact !== '').join(' · ')}
      </p>
      {reference.url === '' ? null : <p className={css.facts}>{reference.url}</p>}
      {onChange === undefined ? null : <Button onPress={onChange}>{en.claims.evidence.change}</Button>}
    </div>
  );
}

interface NewProps {
  readonly fields: ReferenceFields;
  readonly problems: ReferenceProblems;
  readonly onChange: (fields: ReferenceFields) => void;
  readonly onUse: (reference: Reference) => void;
  readonly onCancel: () => void;
}

export function NewSource({ fields, problems, onChange, onUse, onCancel }: NewProps) {
  const references = useCase(livingReferences);
  const same = findByUrl(references, fields.url);
  const words = en.claims.evidence;
  return (
    <>
      <div className={css.newHead}>
        <h3 className={css.heading}>{words.newTitle}</h3>
        <Button onPress={onCancel}>{words.change}</Button>
      </div>
      {same === null ? null : (
        <div className={css.same} role="status">
          <p dir="auto">{fill(words.sameUrl, { title: same.title })}</p>
          <Button
            onPress={() => {
              onUse(same);
            }}
          >
            {words.useIt}
          </Button>
        </div>
      )}
      <ReferenceForm fields={fields} onChange={onChange} problems={problems} />
    </>
  );
}
