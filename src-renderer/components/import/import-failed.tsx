/** A file that could not be imported: why, and what to do instead. */
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { cancelImport, chooseImport } from '../../state/imports';
import type { PendingImport } from '../../state/ui-store';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import { ErrorWords } from '../common/error-list';
import css from './import.module.css';

const words = en.window.import;

interface Props {
  readonly item: Extract<PendingImport, { state: 'failed' }>;
  readonly waiting: number;
}

export function ImportFailed({ item, waiting }: Props) {
  const leave = () => void cancelImport(item);
  const chooseAnother = async () => {
    await cancelImport(item);
    await chooseImport();
  };
  return (
    <DialogFrame
      title={words.title}
      onClose={leave}
      buttons={
        <>
          {waiting > 0 ? (
            <span className={css.waiting}>{fill(words.waiting, { count: waiting })}</span>
          ) : null}
          <Button onPress={leave}>{waiting > 0 ? words.skip : en.window.close}</Button>
          <Button look="primary" autoFocus onPress={() => void chooseAnother()}>
            {words.another}
          </Button>
        </>
      }
    >
      <div role="alert" className={css.failed}>
        <ErrorWords error={item.error} />
      </div>
    </DialogFrame>
  );
}
