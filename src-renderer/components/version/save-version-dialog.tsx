/** Asks for the name under which a copy of the case as it is now is kept. */
import { useState } from 'react';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { closeDialog, showToast } from '../../state/ui-store';
import { saveVersion } from '../../state/versions';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import { Field } from '../common/field';
import { VERSION_NAME_LIMIT } from '../../../src-shared/limits';

const words = en.recovery.save;

export function SaveVersionDialog() {
  const [name, setName] = useState('');
  const isNamed = name.trim() !== '';
  /** The dialog goes at once: to save takes long in a large case, and nobody has to wait for it. */
  const save = async () => {
    if (!isNamed) return;
    closeDialog();
    const version = await saveVersion(name.trim());
    if (version !== null) showToast(fill(words.saved, { name: version.name }));
  };
  return (
    <DialogFrame
      title={words.title}
      onSubmit={() => void save()}
      buttons={
        <>
          <Button onPress={closeDialog}>{en.window.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={!isNamed}>
            {words.button}
          </Button>
        </>
      }
    >
      <Field
        label={words.name}
        hint={words.hint}
        value={name}
        onChange={setName}
        maxLength={VERSION_NAME_LIMIT}
        autoFocus
      />
    </DialogFrame>
  );
}
