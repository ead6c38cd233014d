/** Keeps a chosen article and its text in step: the first article by default, its text fetched when it changes. */
import type { Id } from '../../src-shared/domain/ids';
import { request } from '../bridge/client';
import { caseStore, setBody } from './case-store';
import { ask } from './run';
import { uiStore } from './ui-store';

let wanted: Id | null = null;
let isOnItsWay = false;

async function fetchBody(versionId: Id): Promise<void> {
  wanted = versionId;
  isOnItsWay = true;
  setBody(null);
  const answer = await ask(request('article.body', { versionId }));
  // The person may have gone on to another article while this one was on its way.
  if (wanted !== versionId) return;
  isOnItsWay = false;
  // What failed was said; it is fetched again as soon as there is news of the case.
  if (answer) setBody(answer.value);
}

function follow(): void {
  const { articles, body, info } = caseStore.getState();
  const { articleId } = uiStore.getState();
  const article = articleId === null ? undefined : articles.get(articleId);
  if (!article) {
    const first = articles.keys().next().value ?? null;
    if (first !== articleId) uiStore.setState({ articleId: first, claimId: null });
    else if (body !== null) setBody(null);
    if (info === null) wanted = null;
    return;
  }
  // A case that is loaded anew, as when its opening took long, has its article and not the text any more.
  const isMissing = body === null && !isOnItsWay;
  if (article.versionId !== wanted || isMissing) void fetchBody(article.versionId);
}

export function followArticle(): void {
  caseStore.subscribe(follow);
  uiStore.subscribe((state, before) => {
    if (state.articleId !== before.articleId) follow();
  });
}
