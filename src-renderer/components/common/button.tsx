/** Button: one look for all, with its key shown in the tooltip. */
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { cx } from './class-names';
import css from './common.module.css';

interface Props extends Omit<ButtonProps, 'className'> {
  readonly className?: string;
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** Square, for an icon alone: needs an aria-label. */
  readonly icon?: boolean;
}

export function Button({ look = 'plain', icon = false, className, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      className={cx(css.button, look !== 'plain' && css[look], icon && css.icon, className)}
    />
  );
}
