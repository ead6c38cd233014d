/** Choice: one of a few options from a list that opens. */
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { ChevronDown } from 'lucide-react';
import { cx } from './class-names';
import css from './common.module.css';

export interface Option<K extends string> {
  readonly id: K;
  readonly name: string;
  readonly hint?: string;
}

interface Props<K extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Option<K>[];
  readonly value: K;
  readonly onChange: (value: K) => void;
  readonly isDisabled?: boolean;
}

export function Choice<K extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  isDisabled = false,
}: Props<K>) {
  return (
    <Select
      className={cx(css.field)}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.id === key);
        if (option) onChange(option.id);
      }}
    >
      <Label className={labelHidden ? 'visually-hidden' : cx(css.label)}>{label}</Label>
      <Button className={cx(css.select)}>
        <SelectValue className={cx(css.selectValue)}>
          {({ defaultChildren }) => options.find((option) => option.id === value)?.name ?? defaultChildren}
        </SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={cx(css.popover)}>
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={cx(css.option)}>
              <span>{option.name}</span>
              {option.hint === undefined ? null : <span className={css.optionHint}>{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
