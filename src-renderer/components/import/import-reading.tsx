/** While a file is being read: what is read, and a way to stop it. */
import { ProgressBar } from 'react-aria-components';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { cancelImport } from '../../state/imports';
import type { PendingImport } from '../../state/ui-store';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import { cx } from '../common/class-names';
import css from './import.module.css';

const words = en.window.import;

export function ImportReading({ item }: { readonly item: PendingImport }) {
  const stop = () => void cancelImport(item);
  return (
    <DialogFrame
      title={words.title}
      onClose={stop}
      buttons={
        <Button autoFocus onPress={stop}>
          {words.cancelReading}
        </Button>
      }
    >
      <p>{fill(words.reading, { name: item.fileName })}</p>
      <ProgressBar
        isIndeterminate
        aria-label={fill(words.reading, { name: item.fileName })}
        className={cx(css.progress)}
      />
      <p className={css.quiet}>{words.readingHint}</p>
    </DialogFrame>
  );
}
