/** Pastes and drops that are too long for any text field: the window would stand still while it lays them out. */
import { PASTE_LIMIT } from '../../src-shared/limits';
import { showError } from '../state/ui-store';
import { isTextField } from './text-field';

/** What marks up a text may be this many times as long as the text: word processors put much around it. */
const MARKUP = 20;

/** @param data what comes from the clipboard or is dragged, by its kind (a media type) */
export function isTooLongPaste(data: Pick<DataTransfer, 'getData'>): boolean {
  return (
    data.getData('text/plain').length > PASTE_LIMIT || data.getData('text/html').length > MARKUP * PASTE_LIMIT
  );
}

function refuseTooLong(event: Event, data: DataTransfer | null): void {
  if (data === null || !isTextField(event.target) || !isTooLongPaste(data)) return;
  event.preventDefault();
  event.stopPropagation();
  showError({ code: 'clipboard.tooLong', params: { limit: PASTE_LIMIT } });
}

/** Listens before any editor does. */
export function refuseLongPastes(): void {
  const options = { capture: true };
  window.addEventListener(
    'paste',
    (event) => {
      refuseTooLong(event, event.clipboardData);
    },
    options,
  );
  window.addEventListener(
    'drop',
    (event) => {
      refuseTooLong(event, event.dataTransfer);
    },
    options,
  );
}
