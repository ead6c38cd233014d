/** Asks for the title of a new case, and the first time for the analyst's name; the place is asked by main. */
import { useRef, useState } from 'react';
import { en } from '../../../src-shared/strings/en';
import { useUi } from '../../state/hooks';
import { changeSettings, newCase } from '../../state/requests';
import { closeDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { DialogFrame } from '../common/dialog-frame';
import { Field } from '../common/field';
import { focusFirstProblem } from '../reference/focus-problem';

const words = en.window.newCase;

export function NewCaseDialog() {
  const known = useUi((state) => state.app?.settings.analyst ?? '');
  const [asksName] = useState(known === '');
  const [title, setTitle] = useState('');
  const [analyst, setAnalyst] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const create = async () => {
    setTried(true);
    if (title.trim() === '') {
      focusFirstProblem(form.current);
      return;
    }
    if (analyst.trim() !== '') await changeSettings({ analyst: analyst.trim() });
    if (await newCase(title.trim())) closeDialog();
  };
  return (
    <DialogFrame
      title={words.title}
      onSubmit={() => void create()}
      buttons={
        <>
          <Button onPress={closeDialog}>{en.window.cancel}</Button>
          <Button look="primary" type="submit">
            {words.create}
          </Button>
        </>
      }
    >
      <div className={common.form} ref={form}>
        <Field
          label={words.caseTitle}
          hint={words.titleHint}
          problem={tried && title.trim() === '' ? words.titleMissing : undefined}
          value={title}
          onChange={setTitle}
          maxLength={1000}
          autoFocus
        />
        {asksName ? (
          <Field
            label={words.analyst}
            hint={words.analystHint}
            value={analyst}
            onChange={setAnalyst}
            maxLength={200}
          />
        ) : null}
      </div>
    </DialogFrame>
  );
}
