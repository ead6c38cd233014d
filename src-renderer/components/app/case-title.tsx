/** The title of the case; pressing it makes it a field. Enter keeps, Esc reverts, and both give the focus back. */
import { useRef, useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import { en } from '../../../src-shared/strings/en';
import { useCase, useUi } from '../../state/hooks';
import { run } from '../../state/run';
import { Button } from '../common/button';
import { cx } from '../common/class-names';
import commonCss from '../common/common.module.css';
import css from './workbench.module.css';

const words = en.window.topBar;

function TitleField({ title, onDone }: { readonly title: string; readonly onDone: () => void }) {
  const [text, setText] = useState(title);
  // Enter ends the editing, and the blur that follows must not keep the title a second time.
  const isDone = useRef(false);
  const end = (keeps: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    const written = text.trim();
    if (keeps && written !== '' && written !== title) void run({ type: 'case.rename', title: written });
    onDone();
  };
  return (
    <TextField
      aria-label={words.caseTitle}
      value={text}
      onChange={setText}
      maxLength={1000}
      autoFocus
      className={cx(css.caseField)}
      onBlur={() => {
        end(true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          // The button that takes the field's place would be pressed by the same key.
          event.preventDefault();
          end(true);
        } else if (event.key === 'Escape') end(false);
        else event.continuePropagation();
      }}
    >
      <Input
        className={cx(commonCss.input)}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
    </TextField>
  );
}

export function CaseTitle() {
  const title = useCase((state) => state.info?.title ?? '');
  const readOnly = useUi((state) => state.app?.openCase?.readOnly ?? false);
  const [isEditing, setEditing] = useState(false);
  const [wasEditing, setWasEditing] = useState(false);
  if (isEditing) {
    return (
      <div className={css.case}>
        <TitleField
          title={title}
          onDone={() => {
            setEditing(false);
            setWasEditing(true);
          }}
        />
      </div>
    );
  }
  return (
    <div className={css.case}>
      <Button
        look="quiet"
        className={cx(css.caseButton)}
        isDisabled={readOnly}
        autoFocus={wasEditing}
        aria-description={words.renameCase}
        onPress={() => {
          setEditing(true);
        }}
      >
        <span className={css.caseName}>{title}</span>
      </Button>
    </div>
  );
}
