/** Place: tells main where the person is, and goes back there when the page had to be loaded anew. */
import type { Place } from '../../src-shared/ipc/types';
import { request } from '../bridge/client';
import { articleHandle } from './article-handle';
import { caseStore } from './case-store';
import { articleShown } from './show-claim';
import { uiStore } from './ui-store';

/** A pause after which the place is told, in ms: scrolling changes it many times a second. */
const PAUSE = 250;

function placeNow(): Place {
  const ui = uiStore.getState();
  const { view, articleId, claimId, reviewClaimId, inspecting, navigatorOpen, inspectorOpen } = ui;
  const handle = view === 'article' ? articleHandle() : null;
  const reading = handle?.readingPlace() ?? null;
  return { view, articleId, claimId, reviewClaimId, inspecting, navigatorOpen, inspectorOpen, reading };
}

/** Main is told of each place once; without a case there is none. */
export function followPlace(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const tell = () => {
    if (caseStore.getState().info === null) return;
    const place = placeNow();
    const text = JSON.stringify(place);
    if (text === told) return;
    told = text;
    void request('app.place', place);
  };
  const tellSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE);
  };
  uiStore.subscribe(tellSoon);
  // Scrolling does not bubble, but it is captured.
  document.addEventListener('scroll', tellSoon, { capture: true, passive: true });
}

/** What is not there any more, such as a claim that was undone, is left out. */
export async function restorePlace({ reading, ...place }: Place): Promise<void> {
  const { articles, claims } = caseStore.getState();
  const has = (id: string | null, table: ReadonlyMap<string, unknown>) => id !== null && table.has(id);
  uiStore.setState({
    ...place,
    articleId: has(place.articleId, articles) ? place.articleId : uiStore.getState().articleId,
    claimId: has(place.claimId, claims) ? place.claimId : null,
    reviewClaimId: has(place.reviewClaimId, claims) ? place.reviewClaimId : null,
  });
  if (place.view !== 'article' || reading === null) return;
  const handle = await articleShown();
  handle?.returnTo(reading);
}
