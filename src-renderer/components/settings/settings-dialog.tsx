/** Settings: each takes effect, and is kept, at once; the name when its field is left. */
import { useState } from 'react';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import type { Settings } from '../../../src-shared/ipc/types';
import { en } from '../../../src-shared/strings/en';
import { useUi } from '../../state/hooks';
import { changeSettings } from '../../state/requests';
import { closeDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import { cx } from '../common/class-names';
import commonCss from '../common/common.module.css';
import { DialogFrame } from '../common/dialog-frame';
import { Field } from '../common/field';
import { RadioChoice } from '../common/radio-choice';

const words = en.window.settings;

const THEMES = (['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][]).map((id) => ({
  id,
  name: words.themes[id],
}));

export function SettingsDialog() {
  const settings = useUi((state) => state.app?.settings ?? null);
  const [analyst, setAnalyst] = useState(settings?.analyst ?? '');
  if (settings === null) return null;
  const keepName = async () => {
    if (analyst.trim() !== settings.analyst) await changeSettings({ analyst: analyst.trim() });
  };
  const close = () => {
    void keepName();
    closeDialog();
  };
  return (
    <DialogFrame
      title={words.title}
      onClose={close}
      onSubmit={close}
      buttons={
        <Button look="primary" type="submit">
          {en.window.close}
        </Button>
      }
    >
      <Field
        label={words.analyst}
        hint={words.analystHint}
        value={analyst}
        onChange={setAnalyst}
        onBlur={() => void keepName()}
        maxLength={200}
      />
      <RadioChoice
        label={words.theme}
        options={THEMES}
        value={settings.theme}
        onChange={(theme) => void changeSettings({ theme })}
      />
      <SwitchField
        className={cx(commonCss.switch)}
        isSelected={settings.singleKeys}
        onChange={(singleKeys) => void changeSettings({ singleKeys })}
      >
        <SwitchButton className={cx(commonCss.switchButton)}>
          <span className={commonCss.track} />
          <span>{words.singleKeys}</span>
        </SwitchButton>
        <Text slot="description" className={cx(commonCss.hint)}>
          {words.singleKeysHint}
        </Text>
      </SwitchField>
    </DialogFrame>
  );
}
