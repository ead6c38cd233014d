/** Takes the person to a claim or an article, and waits where the article view has yet to appear. */
import type { Id } from '../../src-shared/domain/ids';
import { articleHandle, type ArticleHandle } from './article-handle';
import { caseStore } from './case-store';
import { uiStore } from './ui-store';

/** About a second at 60 frames: an article that is not there by then has failed to load, and an error says so. */
const FRAMES = 60;

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}

function isArticleShown(): boolean {
  const { articles, body } = caseStore.getState();
  const { articleId } = uiStore.getState();
  const article = articleId === null ? undefined : articles.get(articleId);
  return article !== undefined && body?.versionId === article.versionId && articleHandle() !== null;
}

/** The view of the chosen article, once its text is on the screen; null = it did not come. */
export async function articleShown(): Promise<ArticleHandle | null> {
  for (let frame = 0; frame < FRAMES; frame++) {
    const wasShown = isArticleShown();
    await nextFrame();
    if (wasShown && isArticleShown()) return articleHandle();
  }
  return null;
}

/** Selects a claim where it stands: switches to its article and scrolls to it. The focus stays where it is. */
export async function showClaim(id: Id): Promise<void> {
  const claim = caseStore.getState().claims.get(id);
  if (!claim) return;
  const { view, articleId } = uiStore.getState();
  uiStore.setState({ view: 'article', articleId: claim.articleId, claimId: id });
  const isHere = view === 'article' && articleId === claim.articleId;
  const handle = isHere ? articleHandle() : await articleShown();
  handle?.reveal(id);
}

export function showArticle(id: Id): void {
  if (uiStore.getState().articleId === id) uiStore.setState({ view: 'article' });
  else uiStore.setState({ view: 'article', articleId: id, claimId: null, hasSelection: false });
}
