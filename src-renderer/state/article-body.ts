/** Keeps a chosen article and its text in step: the first article by default, its text fetched when it changes. */
import type { Id } from '../../src-shared/domain/ids';
import { caseStore, setBody } from './case-store';
import { fetchBody } from './fetch-body';
import { uiStore } from './ui-store';

let wanted: Id | null = null;
let isOnItsWay = false;

async function load(versionId: Id): Promise<void> {
  // What was refused is asked for again without a word.
  const isNew = wanted !== versionId;
  wanted = versionId;
  isOnItsWay = true;
  if (isNew) setBody(null);
  const answer = await fetchBody(versionId);
  // The person may have gone on to another article while this one was on its way.
  if (wanted !== versionId) return;
  if (answer.ok) setBody(answer.value);
  else setBody(null, answer.error);
  isOnItsWay = false;
}

/** Asks again for a text that was refused. It is asked for too whenever there is news of the case. */
export function loadAgain(): void {
  follow();
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
  if (article.versionId !== wanted || isMissing) void load(article.versionId);
}

export function followArticle(): void {
  caseStore.subscribe(follow);
  uiStore.subscribe((state, before) => {
    if (state.articleId !== before.articleId) follow();
  });
}
