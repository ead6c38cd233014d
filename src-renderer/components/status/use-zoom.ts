/** The zoom of the window in per cent, which a page can only tell from its own measures. */
import { useSyncExternalStore } from 'react';

/** Chromium's zoom steps are powers of 1.2, Electron's menu goes by half steps. */
const HALF_STEP = Math.sqrt(1.2);

/**
 * The nearest zoom step; frames of the window's own make `outer` a little wide, which a step swallows.
 * @param outer width of the window in device-independent pixels
 * @param inner width of the page in CSS pixels
 */
export function zoomPercent(outer: number, inner: number): number {
  if (outer <= 0 || inner <= 0) return 100;
  const steps = Math.round(Math.log(outer / inner) / Math.log(HALF_STEP));
  return Math.round(100 * HALF_STEP ** steps);
}

/** The window's own width can become known after the page's: looks once more when both have come to rest, in ms. */
const SETTLED = 300;

function subscribe(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const onResize = () => {
    listener();
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(listener, SETTLED);
  };
  globalThis.addEventListener('resize', onResize);
  return () => {
    globalThis.removeEventListener('resize', onResize);
    if (timer !== null) clearTimeout(timer);
  };
}

export function useZoom(): number {
  return useSyncExternalStore(subscribe, () => zoomPercent(globalThis.outerWidth, globalThis.innerWidth));
}
