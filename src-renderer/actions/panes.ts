/** Panes and the focus: F6 goes round, and comes back to where one was in each. */
import { articleHandle } from '../state/article-handle';
import { articleShown } from '../state/show-claim';
import { PANES, uiStore, type Pane } from '../state/ui-store';

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex]:not([tabindex="-1"])';

const lastFocus = new Map<Pane, HTMLElement>();

function paneElement(pane: Pane): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
}

function paneOf(element: Element | null): Pane | null {
  const name = element?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  return PANES.find((pane) => pane === name) ?? null;
}

/** Remembers where the focus is in each pane. @returns a function that stops it */
export function followFocus(): () => void {
  const remember = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const pane = paneOf(event.target);
    // The pane itself has the focus only while nothing in it could take it.
    if (pane && event.target !== paneElement(pane)) lastFocus.set(pane, event.target);
  };
  document.addEventListener('focusin', remember);
  return () => {
    document.removeEventListener('focusin', remember);
  };
}

/** First what asks for the focus by `data-autofocus`, then whatever can take it, then the place itself. */
function focusFirst(place: HTMLElement): void {
  const wanted = place.querySelector<HTMLElement>('[data-autofocus]');
  const inside = (wanted ?? place).querySelector<HTMLElement>(FOCUSABLE);
  if (wanted?.matches(FOCUSABLE)) wanted.focus();
  else if (inside) inside.focus();
  else (wanted?.hasAttribute('tabindex') ? wanted : place).focus();
}

export function focusPane(pane: Pane): void {
  const element = paneElement(pane);
  if (!element) return;
  const last = lastFocus.get(pane);
  if (last?.isConnected && element.contains(last)) last.focus();
  else if (pane === 'main' && uiStore.getState().view === 'article' && articleHandle())
    articleHandle()?.focus();
  else focusFirst(element);
}

/** Longest wait for a dialog that is going, in frames: about half a second. */
const PATIENCE = 30;

/**
 * Runs `work` when the screen has settled: React has drawn what the state asks for, and a dialog that was
 * closed has gone and given the focus back.
 */
export function whenSettled(work: () => void): void {
  let frames = 0;
  let quiet = 0;
  const next = () => {
    frames += 1;
    quiet = document.querySelector('[role="dialog"]') === null ? quiet + 1 : 0;
    if (quiet > 2 || frames > PATIENCE) work();
    else requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

export function focusPaneSoon(pane: Pane): void {
  whenSettled(() => {
    focusPane(pane);
  });
}

/** For when what had the focus has gone: gives it to a pane, unless someone else has taken it by then. */
export function rescueFocus(pane: Pane): void {
  whenSettled(() => {
    if (document.activeElement === document.body) focusPane(pane);
  });
}

/** The focus to the text of the chosen article, once it is there. */
export function focusArticleSoon(): void {
  whenSettled(() => {
    void articleShown().then(() => {
      focusPane('main');
    });
  });
}

/** The focus to the part of the inspector that shows one claim. */
export function focusDetail(): void {
  whenSettled(() => {
    const detail = document.querySelector<HTMLElement>('[data-part="claim-detail"]');
    if (detail) focusFirst(detail);
  });
}

export function stepPane(step: 1 | -1): void {
  const shown = PANES.filter((pane) => paneElement(pane) !== null);
  const current = paneOf(document.activeElement);
  const index = current === null ? (step === 1 ? -1 : 0) : shown.indexOf(current);
  const next = shown[(index + step + shown.length) % shown.length];
  if (next) focusPane(next);
}
