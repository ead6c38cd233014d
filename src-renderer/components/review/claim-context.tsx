/** A claim in its whole paragraph, between the ones before and after. An orphaned one is shown as it was kept: its place is not known. */
import type { Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { useCase } from '../../state/hooks';
import { ClaimQuote } from '../claim/claim-quote';
import { OrphanNotice } from '../claim/orphan-notice';
import { ErrorWords } from '../common/error-list';
import common from '../common/common.module.css';
import { markedParagraphs } from './paragraphs';
import { useBody } from './use-body';
import css from './claim-context.module.css';

export function ClaimContext({ claim }: { readonly claim: Claim }) {
  const article = useCase((state) => state.articles.get(claim.articleId));
  const anchor = claim.anchors[0];
  const body = useBody(anchor?.versionId ?? null);
  if (!anchor) return null;
  if (anchor.orphaned) {
    return (
      <div className={css.context}>
        <OrphanNotice />
        <ClaimQuote claim={claim} />
      </div>
    );
  }
  if (body === null) return <p className={common.hint}>{en.claims.review.loading}</p>;
  if ('code' in body) {
    return (
      <div className={css.context}>
        <div className={css.refused}>
          <ErrorWords error={body} />
        </div>
        <ClaimQuote claim={claim} />
      </div>
    );
  }
  return (
    <div className={css.context} dir={article?.direction} lang={article?.language}>
      {markedParagraphs(body, anchor).map((paragraph) => (
        <p key={paragraph.start} className={paragraph.marked === '' ? css.around : undefined}>
          {paragraph.before}
          {paragraph.marked === '' ? null : <mark className={css.mark}>{paragraph.marked}</mark>}
          {paragraph.after}
        </p>
      ))}
    </div>
  );
}
