/** Tells main which actions are possible, so that its menu shows the same as the window. */
import { caseStore } from '../state/case-store';
import { reportEnabledActions } from '../state/requests';
import { uiStore } from '../state/ui-store';
import { enabledActions } from './registry';

/** Long enough to gather the states of one action, in ms; short enough that no menu is opened before. */
const DELAY = 80;

export function followEnabledActions(): void {
  let last = '';
  let timer: ReturnType<typeof setTimeout> | null = null;
  const report = () => {
    timer = null;
    const enabled = enabledActions();
    const key = enabled.join(' ');
    if (key === last) return;
    last = key;
    void reportEnabledActions(enabled);
  };
  const soon = () => {
    timer ??= setTimeout(report, DELAY);
  };
  caseStore.subscribe(soon);
  uiStore.subscribe(soon);
  soon();
}
