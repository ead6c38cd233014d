/** The evidence of a claim, by stance: what supports it, what refutes it, and what only helps to understand it. */
import { ExternalLink } from 'lucide-react';
import { useRef } from 'react';
import { STANCES, type Evidence } from '../../../src-shared/domain/evidence';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { openLink } from '../../state/requests';
import { run } from '../../state/run';
import { evidenceOf } from '../../state/selectors';
import { openDialog, showToast } from '../../state/ui-store';
import { LinkButton } from '../claim/link-button';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { StanceSign } from './stance-sign';
import css from './evidence-list.module.css';

interface Props {
  readonly claimId: Id;
  readonly isReadOnly: boolean;
}

export function EvidenceList({ claimId, isReadOnly }: Props) {
  const evidence = useCase((state) => evidenceOf(state, claimId));
  const list = useRef<HTMLDivElement>(null);
  const words = en.claims.evidence;

  /** The focus goes to the next piece of evidence, or to the one before, or to the list's own button. */
  const remove = async (item: Evidence) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-evidence-edit]') ?? [])];
    const index = buttons.findIndex((button) => button.dataset['evidenceEdit'] === item.id);
    const next = buttons[index + 1] ?? buttons[index - 1];
    if (!(await run({ type: 'evidence.delete', id: item.id }))) return;
    showToast(words.removed, { undoable: true });
    const add = list.current?.querySelector<HTMLElement>('[data-evidence-add]');
    (next?.isConnected ? next : add)?.focus();
  };

  return (
    <div className={css.list} ref={list}>
      {evidence.length === 0 ? <p className={common.hint}>{words.none}</p> : null}
      {STANCES.map((stance) => {
        const items = evidence.filter((item) => item.stance === stance);
        return items.length === 0 ? null : (
          <section
            key={stance}
            aria-label={fill(words.groupTitle, { stance: en.stances[stance], count: items.length })}
          >
            <h4 className={css.group}>
              <StanceSign stance={stance} />
            </h4>
            <ul className={css.items}>
              {items.map((item) => (
                <EvidenceItem key={item.id} item={item} isReadOnly={isReadOnly} onRemove={remove} />
              ))}
            </ul>
          </section>
        );
      })}
      {isReadOnly ? null : (
        <Button
          className={css.add ?? ''}
          data-evidence-add=""
          onPress={() => {
            openDialog({ kind: 'evidence', claimId, evidenceId: null });
          }}
        >
          <kbd aria-hidden>E</kbd>
          {words.add}
        </Button>
      )}
    </div>
  );
}

interface ItemProps {
  readonly item: Evidence;
  readonly isReadOnly: boolean;
  readonly onRemove: (item: Evidence) => Promise<void>;
}

function EvidenceItem({ item, isReadOnly, onRemove }: ItemProps) {
  const reference = useCase((state) => state.references.get(item.referenceId));
  const words = en.claims.evidence;
  const title = reference?.title ?? words.missing;
  return (
    <li className={css.item}>
      <p className={css.title} dir="auto">
        {reference && reference.url !== '' ? (
          <LinkButton
            onPress={() => void openLink(reference.url)}
            aria-label={fill(words.openLink, { title })}
          >
            {title}
            <ExternalLink size={12} aria-hidden />
          </LinkButton>
        ) : (
          title
        )}
      </p>
      {reference ? (
        <SourceLine parts={[reference.containerTitle, reference.publisher, reference.issued, item.locator]} />
      ) : null}
      {item.quote === '' ? null : (
        <blockquote className={css.quote} dir="auto">
          {item.quote}
        </blockquote>
      )}
      {item.note === '' ? null : (
        <p className={css.note} dir="auto">
          {item.note}
        </p>
      )}
      {isReadOnly ? null : (
        <div className={css.buttons}>
          <Button
            look="quiet"
            aria-label={fill(words.editThis, { title })}
            data-evidence-edit={item.id}
            onPress={() => {
              openDialog({ kind: 'evidence', claimId: item.claimId, evidenceId: item.id });
            }}
          >
            {words.editShort}
          </Button>
          <Button
            look="quiet"
            aria-label={fill(words.removeThis, { title })}
            onPress={() => void onRemove(item)}
          >
            {words.remove}
          </Button>
        </div>
      )}
    </li>
  );
}

function SourceLine({ parts }: { readonly parts: readonly string[] }) {
  const known = parts.filter((part) => part !== '');
  return known.length === 0 ? null : (
    <p className={css.facts} dir="auto">
      {known.join(' · ')}
    </p>
  );
}
