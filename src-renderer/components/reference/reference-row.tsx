/** One reference of the list: a line that opens to its address, note, and the claims that rest on it. */
import { ChevronRight, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { Reference } from '../../../src-shared/domain/reference';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { errorLine } from '../../../src-shared/strings/text';
import { openLink } from '../../state/requests';
import { showClaim } from '../../state/show-claim';
import { openDialog, uiStore } from '../../state/ui-store';
import { LinkButton } from '../claim/link-button';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { StanceSign } from '../evidence/stance-sign';
import type { Use } from './reference-uses';
import css from './reference-list.module.css';

interface Props {
  readonly reference: Reference;
  readonly uses: readonly Use[];
  readonly isReadOnly: boolean;
  readonly onDelete: (reference: Reference) => Promise<void>;
}

function facts({ type, author, publisher, containerTitle, issued }: Reference): string {
  const parts = [
    en.referenceTypes[type],
    author,
    containerTitle,
    publisher === author ? '' : publisher,
    issued,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export function ReferenceRow(props: Props) {
  const { reference, uses } = props;
  const [isOpen, setOpen] = useState(false);
  const words = en.claims.reference;
  return (
    <li className={css.reference}>
      <Disclosure isExpanded={isOpen} onExpandedChange={setOpen}>
        <Heading level={3} className={css.line ?? ''}>
          <AriaButton slot="trigger" className={css.trigger ?? ''} data-reference={reference.id}>
            <ChevronRight size={14} aria-hidden className={css.chevron} />
            <span className={css.text}>
              <span className={css.name} dir="auto">
                {reference.title}
              </span>
              <span className={css.facts} dir="auto">
                {facts(reference)}
              </span>
            </span>
            <span className={css.used}>
              {uses.length === 0 ? words.unused : fill(words.used, { count: uses.length })}
            </span>
          </AriaButton>
        </Heading>
        {/* Drawn only while it is open: a case can hold thousands of references. */}
        <DisclosurePanel>{isOpen ? <Details {...props} /> : null}</DisclosurePanel>
      </Disclosure>
    </li>
  );
}

function Details({ reference, uses, isReadOnly, onDelete }: Props) {
  const [isRefused, setRefused] = useState(false);
  const words = en.claims.reference;
  const { title, url, accessed, note } = reference;
  return (
    <div className={css.details}>
      {url === '' ? null : (
        <p>
          <LinkButton
            onPress={() => void openLink(url)}
            aria-label={`${url}. ${fill(words.openLink, { title })}`}
          >
            {url}
            <ExternalLink size={12} aria-hidden />
          </LinkButton>
          {accessed === '' ? null : (
            <span className={css.facts}> {fill(words.accessedOn, { date: accessed })}</span>
          )}
        </p>
      )}
      {note === '' ? null : (
        <p className={css.note} dir="auto">
          {note}
        </p>
      )}
      {uses.length === 0 ? null : <Uses uses={uses} />}
      {isReadOnly ? null : (
        <div className={css.buttons}>
          <Button
            aria-label={fill(words.editThis, { title })}
            onPress={() => {
              openDialog({ kind: 'reference', referenceId: reference.id });
            }}
          >
            {words.edit}
          </Button>
          <Button
            look="danger"
            aria-label={fill(words.deleteThis, { title })}
            onPress={() => {
              if (uses.length > 0) setRefused(true);
              else void onDelete(reference);
            }}
          >
            {words.delete}
          </Button>
        </div>
      )}
      {isRefused && uses.length > 0 ? (
        <p className={common.problem} role="alert">
          {errorLine({ code: 'reference.inUse', params: { count: uses.length } })}
        </p>
      ) : null}
    </div>
  );
}

function Uses({ uses }: { readonly uses: readonly Use[] }) {
  const words = en.claims.reference;
  return (
    <div>
      <h4 className={common.label}>{words.usedBy}</h4>
      <ul className={css.uses}>
        {uses.map(({ claim, stance }) => (
          <li key={claim.id} className={css.use}>
            <StanceSign stance={stance} />
            <LinkButton
              onPress={() => {
                uiStore.setState({ inspectorOpen: true, inspecting: true });
                void showClaim(claim.id);
              }}
            >
              <span className={css.useQuote} dir="auto">
                {claim.number}.{' '}
                {claim.statement === '' ? claim.anchors[0]?.exact.slice(0, 200) : claim.statement}
              </span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
