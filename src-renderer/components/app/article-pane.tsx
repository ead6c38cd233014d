/** The article at hand under its header, or what to do where there is none. */
import type { AppError } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import { errorText } from '../../../src-shared/strings/text';
import { runAction } from '../../actions/registry';
import { ArticleView } from '../../editor/article-view';
import { loadAgain } from '../../state/article-body';
import { useCase, useUi } from '../../state/hooks';
import { beginRecovery } from '../../state/versions';
import { ArticleHeader } from '../article-header/article-header';
import { Button } from '../common/button';
import css from './workbench.module.css';

const words = en.window.article;

function NoArticle() {
  const readOnly = useUi((state) => state.app?.openCase?.readOnly ?? false);
  return (
    <div className={css.empty}>
      <h1 className={css.emptyTitle}>{words.none}</h1>
      <p>{words.emptyLead}</p>
      <div className={css.emptyButtons}>
        <Button look="primary" isDisabled={readOnly} onPress={() => void runAction('import.choose')}>
          {words.import}
        </Button>
        <Button isDisabled={readOnly} onPress={() => void runAction('import.paste')}>
          {words.paste}
        </Button>
      </div>
      <p>{words.emptySafe}</p>
    </div>
  );
}

/** In the place of a text that can't be had. */
function NoText({ refusal }: { readonly refusal: AppError }) {
  const { what, safe, todo } = errorText(refusal);
  return (
    <div className={css.empty} role="alert">
      <h2 className={css.emptyTitle}>{what}</h2>
      <p>
        {safe} {todo}
      </p>
      <div className={css.emptyButtons}>
        {refusal.code === 'article.notShown' ? (
          <Button onPress={() => void beginRecovery()}>{en.recovery.screen.begin}</Button>
        ) : (
          <Button onPress={loadAgain}>{words.again}</Button>
        )}
      </div>
    </div>
  );
}

export function ArticlePane() {
  const articleId = useUi((state) => state.articleId);
  const refusal = useCase((state) => state.bodyRefusal);
  const isLoaded = useCase((state) => state.info !== null);
  const article = useCase((state) => (articleId === null ? undefined : state.articles.get(articleId)));
  if (!isLoaded) return null;
  if (!article) return <NoArticle />;
  return (
    <>
      <ArticleHeader article={article} />
      <div className={css.view} data-single-keys="">
        {refusal === null ? <ArticleView /> : <NoText refusal={refusal} />}
      </div>
    </>
  );
}
