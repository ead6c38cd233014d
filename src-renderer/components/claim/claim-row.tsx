/** One row of the claim list. It listens to its own claim alone, so that a change redraws one row. */
import { Flag, Unlink } from 'lucide-react';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { evidenceOf } from '../../state/selectors';
import { TagChip } from '../common/tag-chip';
import css from './claim-list.module.css';

/** Enough for two lines at any width; a claim can be 20,000 units long. */
const ROW_QUOTE = 300;

export function ClaimRow({ id }: { readonly id: Id }) {
  const claim = useCase((state) => state.claims.get(id));
  const sources = useCase((state) => evidenceOf(state, id).length);
  const direction = useCase((state) => state.articles.get(claim?.articleId ?? '')?.direction ?? 'ltr');
  const language = useCase((state) => state.articles.get(claim?.articleId ?? '')?.language ?? '');
  const anchor = claim?.anchors[0];
  if (!claim || !anchor) return null;
  const words = en.claims.list;
  return (
    <>
      <span className={css.number}>{claim.number}</span>
      <div className={css.rowBody}>
        <div className={css.rowTags}>
          {claim.tags.map((tag) => (
            <TagChip key={tag} tag={tag} />
          ))}
          {claim.flagged ? (
            <span className={css.flag}>
              <Flag size={14} fill="currentColor" aria-hidden />
              <span className="visually-hidden">{words.flagged}</span>
            </span>
          ) : null}
        </div>
        <p className={css.rowQuote} dir={direction} lang={language}>
          {anchor.exact.slice(0, ROW_QUOTE)}
        </p>
        <p className={css.rowFacts}>
          {anchor.orphaned ? (
            <span className={css.orphaned}>
              <Unlink size={12} aria-hidden /> {words.orphaned}
            </span>
          ) : null}
          {claim.verdict === null ? null : <span className={css.verdict}>{en.verdicts[claim.verdict]}</span>}
          <span>{sources === 0 ? words.noEvidence : fill(words.evidenceCount, { count: sources })}</span>
        </p>
      </div>
    </>
  );
}
