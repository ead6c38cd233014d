/** Errors where the person is: what happened, what is safe, what to do; they stay until dismissed. */
import { CircleAlert, X } from 'lucide-react';
import type { AppError } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import { errorText } from '../../../src-shared/strings/text';
import { useUi } from '../../state/hooks';
import { dismissError } from '../../state/ui-store';
import css from './common.module.css';
import { IconButton } from './icon-button';

export function ErrorWords({ error }: { readonly error: AppError }) {
  const { what, safe, todo } = errorText(error);
  return (
    <div className={css.errorText}>
      <p className={css.errorWhat}>{what}</p>
      <p>{[safe, todo].filter((sentence) => sentence !== '').join(' ')}</p>
    </div>
  );
}

export function ErrorList() {
  const errors = useUi((state) => state.errors);
  // The region is there before its first error: screen readers report only what changes in it.
  return (
    <div role="alert" aria-label={en.window.errors} className={css.errors}>
      {errors.map((error, index) => (
        <div key={index} className={css.error}>
          <CircleAlert size={18} aria-hidden className={css.errorIcon} />
          <ErrorWords error={error} />
          <IconButton
            label={en.window.dismiss}
            onPress={() => {
              dismissError(error);
            }}
          >
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
