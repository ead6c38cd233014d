/** Marks the page as ready once its first screen is painted: with the article's text, where there is one that can be had. */
import { useEffect } from 'react';
import { rescueFocus } from '../../actions/panes';
import { isOpening } from '../../../src-shared/ipc/types';
import { caseStore } from '../../state/case-store';
import { useCase, useUi } from '../../state/hooks';
import { articleShown } from '../../state/show-claim';

export function useReady(): void {
  const isKnown = useUi((state) => state.app !== null);
  const hasOpening = useUi((state) => state.jobs.some(({ kind }) => isOpening(kind)));
  const isOpen = useUi((state) => (state.app?.openCase ?? null) !== null);
  const hasCase = useCase((state) => state.info !== null);
  const hasBody = useCase((state) => state.body !== null);
  const isRefused = useCase((state) => state.bodyRefusal !== null);
  useEffect(() => {
    // While a case opens or closes, the two stores tell it one after the other.
    if (!isKnown || hasOpening || isOpen !== hasCase) return;
    const awaitsText = caseStore.getState().articles.size > 0 && !isRefused;
    if (awaitsText && !hasBody) return;
    const painted = awaitsText ? articleShown() : Promise.resolve(null);
    void painted.then(() => {
      rescueFocus('main');
      requestAnimationFrame(() => {
        document.body.dataset['ready'] = 'true';
      });
    });
  }, [isKnown, hasOpening, isOpen, hasCase, hasBody, isRefused]);
}
