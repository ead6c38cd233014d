/** The inspector: everything about one claim, each part saved as it is changed. */
import type { ReactNode } from 'react';
import type { Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { RationaleEditor } from '../../editor/rationale-editor';
import { showHistoryOf } from '../../actions/view-actions';
import { useCase, useUi } from '../../state/hooks';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { EvidenceList } from '../evidence/evidence-list';
import { ClaimDetails } from './claim-details';
import { ClaimQuote } from './claim-quote';
import { CodeField } from './code-field';
import { deleteClaim } from './delete-claim';
import { FlagField } from './flag-field';
import { InspectorBar } from './inspector-bar';
import { OrphanNotice } from './orphan-notice';
import { TagToggles } from './tag-toggles';
import { useReadOnly } from './use-read-only';
import { VerdictField } from './verdict-field';
import css from './inspector.module.css';

export function Inspector() {
  const claim = useUi((state) => state.claimId);
  const shown = useCase((state) => (claim === null ? undefined : state.claims.get(claim)));
  if (!shown || shown.deletedAt !== null) {
    return (
      <div className={common.empty}>
        <p>{en.claims.inspector.nothing}</p>
      </div>
    );
  }
  return (
    <section
      className={css.inspector}
      aria-label={fill(en.claims.inspector.title, { number: shown.number })}
      data-part="claim-detail"
      tabIndex={-1}
    >
      <InspectorBar claim={shown} />
      <ClaimDetail key={shown.id} claim={shown} />
    </section>
  );
}

/** Keyed by claim: fields of another claim are other fields, and what was typed goes to the claim it was typed for. */
function ClaimDetail({ claim }: { readonly claim: Claim }) {
  const isReadOnly = useReadOnly();
  const words = en.claims.inspector;
  const shared = { claim, isReadOnly };
  return (
    <div className={css.body}>
      <header className={css.head}>
        <h2 className={css.title} tabIndex={-1} data-autofocus="">
          {fill(words.title, { number: claim.number })}
        </h2>
        <span className={css.status}>{en.statuses[claim.status]}</span>
      </header>
      {claim.anchors[0]?.orphaned ? <OrphanNotice /> : null}
      <ClaimQuote claim={claim} />
      <TagToggles {...shared} />
      <FlagField {...shared} />
      <Part title={words.details}>
        <ClaimDetails {...shared} />
        <CodeField {...shared} />
      </Part>
      <Part title={words.assessment}>
        <VerdictField {...shared} />
        <RationaleEditor
          label={en.claimFields.rationale}
          value={claim.rationale}
          isReadOnly={isReadOnly}
          draftKey={`${claim.id}.rationale`}
          command={(rationale) => ({ type: 'claim.update', id: claim.id, patch: { rationale } })}
        />
      </Part>
      <Part title={words.evidence}>
        <EvidenceList claimId={claim.id} isReadOnly={isReadOnly} />
      </Part>
      <div className={css.foot}>
        <Button
          look="quiet"
          onPress={() => {
            showHistoryOf(claim.id);
          }}
        >
          {en.history.open}
        </Button>
        {isReadOnly ? null : (
          <Button look="danger" onPress={() => void deleteClaim(claim)}>
            {words.delete}
          </Button>
        )}
      </div>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.part} aria-label={title}>
      <h3 className={css.partTitle}>{title}</h3>
      {children}
    </section>
  );
}
