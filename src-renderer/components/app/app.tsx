/** The window: a start screen or a case, and what lies over both. */
import { useUi } from '../../state/hooks';
import { Jobs } from '../job/jobs';
import { RecoveryScreen } from '../recovery/recovery-screen';
import { StartScreen } from '../start/start-screen';
import css from './app.module.css';
import { DialogHost } from './dialog-host';
import { DropTarget } from './drop-target';
import { LiveRegion } from './live-region';
import { Toasts } from './toasts';
import { useReady } from './use-ready';
import { useTheme } from './use-theme';
import { Workbench } from './workbench';

function Screen() {
  const isKnown = useUi((state) => state.app !== null);
  const hasCase = useUi((state) => (state.app?.openCase ?? null) !== null);
  const recovery = useUi((state) => state.app?.recovery ?? null);
  if (!isKnown) return null;
  if (!hasCase && recovery !== null) return <RecoveryScreen recovery={recovery} />;
  return hasCase ? <Workbench /> : <StartScreen />;
}

export function App() {
  useTheme();
  useReady();
  return (
    <>
      <Screen />
      <DialogHost />
      <div className={css.passing}>
        <Toasts />
        <Jobs />
      </div>
      <DropTarget />
      <LiveRegion />
    </>
  );
}
