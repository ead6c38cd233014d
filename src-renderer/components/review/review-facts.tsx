/** What is known about a claim under review: flag, statement, verdict, rationale, evidence, earlier decisions. */
import type { ReactNode } from 'react';
import type { Claim } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import type { Review } from '../../../src-shared/domain/review';
import { isEmptyRichText } from '../../../src-shared/domain/rich-text';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { RichTextView } from '../claim/rich-text-view';
import { useReadOnly } from '../claim/use-read-only';
import common from '../common/common.module.css';
import { EvidenceList } from '../evidence/evidence-list';
import { useReviewsOf } from './use-reviews-of';
import css from './review-facts.module.css';

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

function verdictText({ verdict, confidence }: Claim): string {
  if (verdict === null) return en.claims.inspector.noVerdict;
  if (confidence === null) return en.verdicts[verdict];
  return fill(en.claims.review.confidence, {
    verdict: en.verdicts[verdict],
    confidence: en.confidences[confidence].toLowerCase(),
  });
}

export function ReviewFacts({ claim }: { readonly claim: Claim }) {
  const isReadOnly = useReadOnly();
  const words = en.claims.review;
  return (
    <div className={css.facts}>
      <div className={css.flag}>
        {claim.flagReason === '' ? (
          <p>{words.noReason}</p>
        ) : (
          <>
            <p className={css.flagLabel}>{words.flagReason}</p>
            <p dir="auto">{claim.flagReason}</p>
          </>
        )}
      </div>
      <dl className={css.list}>
        <Fact name={words.verdict}>{verdictText(claim)}</Fact>
        {claim.statement === '' ? null : (
          <Fact name={words.statement}>
            <span dir="auto">{claim.statement}</span>
          </Fact>
        )}
        {claim.speaker === '' && claim.statedOn === '' ? null : (
          <Fact name={words.speaker}>
            <span dir="auto">{[claim.speaker, claim.statedOn].filter((part) => part !== '').join(', ')}</span>
          </Fact>
        )}
        <Fact name={words.rationale}>
          {isEmptyRichText(claim.rationale) ? (
            <span className={common.hint}>{words.noRationale}</span>
          ) : (
            <RichTextView value={claim.rationale} />
          )}
        </Fact>
      </dl>
      <section aria-label={words.evidence}>
        <h3 className={css.heading}>{words.evidence}</h3>
        <EvidenceList claimId={claim.id} isReadOnly={isReadOnly} />
      </section>
      <Earlier claimId={claim.id} />
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className={common.label}>{name}</dt>
      <dd className={css.value}>{children}</dd>
    </div>
  );
}

function decisionText({ decision, analyst }: Review): string {
  const words = en.claims.review;
  const said = en.decisions[decision];
  return analyst === '' ? said : fill(words.earlierBy, { decision: said, analyst });
}

function Earlier({ claimId }: { readonly claimId: Id }) {
  const reviews = useReviewsOf(claimId);
  if (reviews.length === 0) return null;
  return (
    <section aria-label={en.claims.review.earlier}>
      <h3 className={css.heading}>{en.claims.review.earlier}</h3>
      <ul className={css.earlier}>
        {reviews.map((review) => (
          <li key={review.id}>
            <p>
              {decisionText(review)}{' '}
              <time className={css.when} dateTime={review.at}>
                {dates.format(new Date(review.at))}
              </time>
            </p>
            {review.note === '' ? null : (
              <p className={css.note} dir="auto">
                {review.note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
