/** The import dialog: shows what was read, one file after another, and adds what the person agrees to. */
import { useEffect } from 'react';
import { assertNever } from '../../../src-shared/assert';
import { useUi } from '../../state/hooks';
import { closeDialog, type PendingImport } from '../../state/ui-store';
import { ImportFailed } from './import-failed';
import { ImportReading } from './import-reading';
import { ImportReady } from './import-ready';

function Step({ item, waiting }: { readonly item: PendingImport; readonly waiting: number }) {
  switch (item.state) {
    case 'reading':
      return <ImportReading item={item} />;
    case 'failed':
      return <ImportFailed item={item} waiting={waiting} />;
    case 'ready':
      return <ImportReady item={item} waiting={waiting} />;
    default:
      return assertNever(item);
  }
}

export function ImportDialog() {
  const item = useUi((state) => state.imports[0]);
  const waiting = useUi((state) => state.imports.length - 1);
  const isEmpty = item === undefined;
  useEffect(() => {
    if (isEmpty) closeDialog();
  }, [isEmpty]);
  // A new file starts with a fresh form.
  return item === undefined ? null : <Step key={item.token} item={item} waiting={waiting} />;
}
