/** A language: one of the common ones by name, or any BCP 47 tag written out. */
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { en } from '../../../src-shared/strings/en';
import { COMMON_LANGUAGES, languageName } from '../../../src-shared/strings/languages';
import { cx } from '../common/class-names';
import commonCss from '../common/common.module.css';
import css from './import.module.css';

const LANGUAGES = COMMON_LANGUAGES.map((id) => ({ id, name: languageName(id) }));

interface Props {
  readonly value: string;
  readonly onChange: (tag: string) => void;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
}

/** "German" → de; what is no name of the list is taken as a tag. */
function tagOf(text: string): string {
  const written = text.trim();
  const known = LANGUAGES.find(({ name }) => name.toLowerCase() === written.toLowerCase());
  return known?.id ?? written;
}

export function LanguageField({ value, onChange, hint, problem }: Props) {
  const [text, setText] = useState(languageName(value));
  return (
    <ComboBox
      className={cx(commonCss.field)}
      allowsCustomValue
      menuTrigger="focus"
      inputValue={text}
      onInputChange={(written) => {
        setText(written);
        onChange(tagOf(written));
      }}
      isInvalid={problem !== undefined}
      defaultItems={LANGUAGES}
    >
      <Label className={cx(commonCss.label)}>{en.window.import.fields.language}</Label>
      <div className={css.combo}>
        <Input className={cx(commonCss.input)} />
        <Button className={cx(css.comboButton)}>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      {hint !== undefined && problem === undefined ? (
        <Text slot="description" className={cx(commonCss.hint)}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={cx(commonCss.problem)}>{problem}</FieldError>
      <Popover className={cx(commonCss.popover)}>
        <ListBox>
          {({ id, name }: { readonly id: string; readonly name: string }) => (
            <ListBoxItem id={id} textValue={name} className={cx(commonCss.option)}>
              <span>{name}</span>
              <span className={commonCss.optionHint}>{id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
