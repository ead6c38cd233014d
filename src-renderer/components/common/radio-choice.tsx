/** One of a few options, all in view, each with a sentence where it needs one. */
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import type { Option } from './choice';
import { cx } from './class-names';
import css from './common.module.css';

interface Props<K extends string> {
  readonly label: string;
  readonly options: readonly Option<K>[];
  readonly value: K;
  readonly onChange: (value: K) => void;
}

export function RadioChoice<K extends string>({ label, options, value, onChange }: Props<K>) {
  return (
    <RadioGroup
      className={cx(css.field)}
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.id === chosen);
        if (option) onChange(option.id);
      }}
    >
      <Label className={cx(css.label)}>{label}</Label>
      <div className={css.radios}>
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} className={cx(css.radio)}>
            <RadioButton className={cx(css.radioButton)}>
              <span className={css.dot} />
              <span>{option.name}</span>
            </RadioButton>
            {option.hint === undefined ? null : (
              <Text slot="description" className={cx(css.hint)}>
                {option.hint}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
