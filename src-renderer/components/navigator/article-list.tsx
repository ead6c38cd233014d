/** The articles of the case, each with the number of its claims. */
import { useMemo } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Article } from '../../../src-shared/domain/article';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase, useUi } from '../../state/hooks';
import { articles, claimCounts } from '../../state/selectors';
import { showArticle } from '../../state/show-claim';
import { cx } from '../common/class-names';
import css from './navigator.module.css';

const words = en.window.navigator;

function ArticleRow({ article }: { readonly article: Article }) {
  const count = useCase((state) => claimCounts(state).get(article.id) ?? 0);
  return (
    <>
      <span className={css.articleTitle} lang={article.language} dir={article.direction}>
        {article.title}
      </span>
      <span className={css.articleNote}>{fill(words.claimCount, { count })}</span>
    </>
  );
}

export function ArticleList() {
  const items = useCase(articles);
  const articleId = useUi((state) => state.articleId);
  const isShown = useUi((state) => state.view === 'article');
  const selected = useMemo(() => (articleId !== null && isShown ? [articleId] : []), [articleId, isShown]);
  if (items.length === 0) return <p className={css.none}>{words.noArticles}</p>;
  return (
    <ListBox
      aria-label={words.articles}
      items={items}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected}
      onSelectionChange={(keys) => {
        const id = keys === 'all' ? undefined : [...keys][0];
        if (typeof id === 'string') showArticle(id);
      }}
      onAction={(id) => {
        if (typeof id === 'string') showArticle(id);
      }}
      className={cx(css.list)}
    >
      {(article) => (
        <ListBoxItem id={article.id} textValue={article.title} className={cx(css.article)}>
          <ArticleRow article={article} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
