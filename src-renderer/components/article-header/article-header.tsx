/** Above the article: its title, where it came from, its hash, and what can be done with it. */
import { ExternalLink, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import type { Article } from '../../../src-shared/domain/article';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { languageName } from '../../../src-shared/strings/languages';
import { useCase, useUi } from '../../state/hooks';
import { openLink } from '../../state/requests';
import { run } from '../../state/run';
import { claimsOf } from '../../state/selectors';
import { openDialog, showToast } from '../../state/ui-store';
import { IconButton } from '../common/icon-button';
import css from './article-header.module.css';
import { CopyHash } from './copy-hash';

const words = en.window.article;

function provenanceParts(article: Article): readonly string[] {
  const dated = (message: string, date: string) =>
    date === '' ? '' : fill(message, { date: date.slice(0, 10) });
  const parts = [
    article.publisher,
    article.author,
    dated(words.published, article.published),
    dated(words.retrieved, article.retrieved),
  ].filter((part) => part !== '');
  return parts.length === 0 && article.url === '' ? [words.noProvenance] : parts;
}

function Provenance({ article }: { readonly article: Article }) {
  return (
    <p className={css.provenance}>
      {provenanceParts(article).map((part) => (
        <span key={part} className={css.part} dir="auto">
          {part}
        </span>
      ))}
      <span className={css.part}>{fill(words.words, { count: article.words })}</span>
      {article.language === '' ? null : <span className={css.part}>{languageName(article.language)}</span>}
      <CopyHash sha256={article.originalSha256} />
    </p>
  );
}

function Orphans({ articleId }: { readonly articleId: string }) {
  const count = useCase(
    (state) =>
      claimsOf(state, articleId).filter((claim) => claim.anchors.some((anchor) => anchor.orphaned)).length,
  );
  if (count === 0) return null;
  return (
    <p className={css.orphans}>
      <TriangleAlert size={16} aria-hidden />
      {fill(words.orphans, { count })}
    </p>
  );
}

function Tools({ article }: { readonly article: Article }) {
  const readOnly = useUi((state) => state.app?.openCase?.readOnly ?? false);
  const remove = async () => {
    if (!(await run({ type: 'article.delete', id: article.id }))) return;
    showToast(fill(en.window.toasts.articleDeleted, { title: article.title }), { undoable: true });
  };
  return (
    <div className={css.tools}>
      {article.url === '' ? null : (
        <IconButton
          label={fill(words.openLink, { url: article.url })}
          onPress={() => void openLink(article.url)}
        >
          <ExternalLink size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton
        label={words.edit}
        isDisabled={readOnly}
        onPress={() => {
          openDialog({ kind: 'article', articleId: article.id });
        }}
      >
        <Pencil size={16} aria-hidden />
      </IconButton>
      <IconButton label={words.delete} isDisabled={readOnly} onPress={() => void remove()}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

export function ArticleHeader({ article }: { readonly article: Article }) {
  return (
    <div className={css.band}>
      <header className={css.header}>
        <div className={css.line}>
          <h1 className={css.title} lang={article.language} dir={article.direction}>
            {article.title}
          </h1>
          <Tools article={article} />
        </div>
        <Provenance article={article} />
        <Orphans articleId={article.id} />
      </header>
    </div>
  );
}
