/** Article pointer: what the mouse does with claims - shows the one it is over, selects the one that is clicked. */
import type { Id } from '../../src-shared/domain/ids';
import { uiStore } from '../state/ui-store';
import type { ArticleSurface } from './article-surface';
import { characterAt } from './hit-test';
import { ClaimChooser } from './claim-chooser';
import { isCollapsed } from './selection-anchor';

/** @param onChosen told which claim was clicked */
export function listenToPointer(
  surface: ArticleSurface,
  overlay: HTMLElement,
  onChosen: (id: Id) => void,
): () => void {
  const { root } = surface.dom;
  const chooser = new ClaimChooser();
  let frame = 0;

  const claimsAt = (event: MouseEvent): readonly Id[] => {
    const offset = characterAt(surface.dom, event.clientX, event.clientY);
    return offset === null ? [] : surface.index.claimsAt(offset);
  };

  const hover = (claims: readonly Id[]) => {
    surface.setHoveredClaim(claims[0] ?? null);
    root.toggleAttribute('data-over-claim', claims.length > 0);
  };

  const move = (event: PointerEvent) => {
    cancelAnimationFrame(frame);
    // A pressed button selects text; the hit test would only slow it down.
    if (event.buttons !== 0) return;
    frame = requestAnimationFrame(() => {
      hover(claimsAt(event));
    });
  };

  const leave = () => {
    cancelAnimationFrame(frame);
    hover([]);
  };

  const click = (event: MouseEvent) => {
    const ends = surface.selection.current;
    // The second click of a double click selects a word, and a drag selects text: neither is about a claim.
    if (event.button !== 0 || event.detail > 1 || event.shiftKey || (ends && !isCollapsed(ends))) return;
    const id = chooser.choose(claimsAt(event), uiStore.getState().claimId);
    if (id !== null) onChosen(id);
  };

  const clickFlag = (event: MouseEvent) => {
    const sign = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-claim]') : null;
    const id = sign?.dataset['claim'];
    if (id !== undefined) onChosen(id);
  };

  /** The focus stays with the article. */
  const keepFocus = (event: MouseEvent) => {
    event.preventDefault();
  };

  root.addEventListener('pointermove', move);
  root.addEventListener('pointerleave', leave);
  root.addEventListener('click', click);
  overlay.addEventListener('click', clickFlag);
  overlay.addEventListener('mousedown', keepFocus);
  return () => {
    cancelAnimationFrame(frame);
    root.removeEventListener('pointermove', move);
    root.removeEventListener('pointerleave', leave);
    root.removeEventListener('click', click);
    overlay.removeEventListener('click', clickFlag);
    overlay.removeEventListener('mousedown', keepFocus);
  };
}
