/** Results that passed by: what was done, and a way to undo it or to find it. */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { en } from '../../../src-shared/strings/en';
import { undoCase } from '../../actions/history-actions';
import { caseStore } from '../../state/case-store';
import { useCase, useUi } from '../../state/hooks';
import { showExported } from '../../state/requests';
import { dismissToast, type Toast } from '../../state/ui-store';
import { Button } from '../common/button';
import { IconButton } from '../common/icon-button';
import css from './toasts.module.css';

/** How long a toast stays, in ms: time to read it and to reach its button (WCAG 2.2.1). */
const STAYS = 8000;

function useTimeout(id: number, isPaused: boolean): void {
  useEffect(() => {
    if (isPaused) return;
    const timer = setTimeout(() => {
      dismissToast(id);
    }, STAYS);
    return () => {
      clearTimeout(timer);
    };
  }, [id, isPaused]);
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [isPaused, setPaused] = useState(false);
  useTimeout(toast.id, isPaused);
  // Undo means the change that the toast tells of: after another one it would undo that instead.
  const [seq] = useState(() => caseStore.getState().history.headSeq);
  const isNewest = useCase((state) => state.history.headSeq === seq);
  const dismiss = () => {
    dismissToast(toast.id);
  };
  const { exported } = toast;
  return (
    // Listening only stops the clock: there is nothing here that keys could not do.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={css.toast}
      onPointerEnter={() => {
        setPaused(true);
      }}
      onPointerLeave={() => {
        setPaused(false);
      }}
      onFocus={() => {
        setPaused(true);
      }}
      onBlur={() => {
        setPaused(false);
      }}
    >
      <span className={css.text}>{toast.text}</span>
      {toast.undoable && isNewest ? (
        <Button
          onPress={() => {
            dismiss();
            void undoCase();
          }}
        >
          {en.window.undo}
        </Button>
      ) : null}
      {exported === null ? null : (
        <Button onPress={() => void showExported(exported)}>{en.window.toasts.showInFolder}</Button>
      )}
      <IconButton label={en.window.dismiss} onPress={dismiss}>
        <X size={16} aria-hidden />
      </IconButton>
    </li>
  );
}

export function Toasts() {
  const toasts = useUi((state) => state.toasts);
  if (toasts.length === 0) return null;
  return (
    <section aria-label={en.window.notifications}>
      <ul className={css.list}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  );
}
