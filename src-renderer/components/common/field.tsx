/** Form fields: label above, hint or problem below. */
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';
import { cx } from './class-names';
import css from './common.module.css';

interface Props extends Omit<TextFieldProps, 'className'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Number of text rows; 1 = a single line. */
  readonly rows?: number;
  readonly labelHidden?: boolean;
}

export function Field({ label, hint, problem, placeholder, rows = 1, labelHidden = false, ...props }: Props) {
  return (
    <TextField {...props} className={cx(css.field)} isInvalid={problem !== undefined}>
      <Label className={labelHidden ? 'visually-hidden' : cx(css.label)}>{label}</Label>
      {rows === 1 ? (
        <Input dir="auto" className={cx(css.input)} placeholder={placeholder ?? ''} />
      ) : (
        <TextArea dir="auto" className={cx(css.input)} rows={rows} placeholder={placeholder ?? ''} />
      )}
      {hint !== undefined && problem === undefined ? (
        <Text slot="description" className={cx(css.hint)}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={cx(css.problem)}>{problem}</FieldError>
    </TextField>
  );
}
