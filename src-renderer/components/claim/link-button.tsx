/** A button that reads like a link and wraps like text. */
import { Button, type ButtonProps } from 'react-aria-components';
import css from './link-button.module.css';

export function LinkButton(props: Omit<ButtonProps, 'className'>) {
  return <Button {...props} className={css.link ?? ''} />;
}
