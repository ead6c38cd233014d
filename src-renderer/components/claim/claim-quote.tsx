/** A claim's quote with the words around it, as the article has them. */
import type { Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { wordsAfter, wordsBefore } from './words-around';
import css from './claim-quote.module.css';

export function ClaimQuote({ claim }: { readonly claim: Claim }) {
  const article = useCase((state) => state.articles.get(claim.articleId));
  const anchor = claim.anchors[0];
  if (!anchor) return null;
  const others = claim.anchors.length - 1;
  return (
    <figure className={css.figure} aria-label={en.claims.inspector.quote}>
      <blockquote className={css.quote} dir={article?.direction} lang={article?.language}>
        <span className={css.around}>{wordsBefore(anchor.prefix)}</span>
        <mark className={css.exact}>{anchor.exact}</mark>
        <span className={css.around}>{wordsAfter(anchor.suffix)}</span>
      </blockquote>
      {others > 0 ? (
        <figcaption className={css.others}>{fill(en.claims.inspector.places, { count: others })}</figcaption>
      ) : null}
    </figure>
  );
}
