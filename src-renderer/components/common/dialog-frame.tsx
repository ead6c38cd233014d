/** The frame of every dialog: title, scrolling body, buttons; Esc closes, focus returns to the opener. */
import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { closeDialog } from '../../state/ui-store';
import { Jobs } from '../job/jobs';
import { cx } from './class-names';
import css from './common.module.css';
import { ErrorList } from './error-list';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly buttons: ReactNode;
  readonly wide?: boolean;
  /** Called when the person closes the dialog; the default only closes it. */
  readonly onClose?: () => void;
  /** Enter in a field does this. */
  readonly onSubmit?: () => void;
}

/** In a field of several lines Enter is a new line; with Ctrl or Cmd it sends the dialog from there too. */
function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey === event.metaKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

export function DialogFrame({
  title,
  children,
  buttons,
  wide = false,
  onClose = closeDialog,
  onSubmit,
}: Props) {
  return (
    <ModalOverlay
      className={cx(css.overlay)}
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={cx(css.modal, wide && css.wide)}>
        <Dialog className={cx(css.dialog)}>
          <div className={css.dialogHead}>
            <Heading slot="title" className={cx(css.dialogTitle)}>
              {title}
            </Heading>
          </div>
          {/* It only listens to what its fields did not use: there is nothing here that a button could not do. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <form
            className={cx(css.form)}
            onKeyDown={sendByKey}
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit?.();
            }}
          >
            <div className={css.dialogBody}>
              <ErrorList />
              {children}
            </div>
            <Jobs inDialog />
            <div className={css.dialogFoot}>{buttons}</div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
