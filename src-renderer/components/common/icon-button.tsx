/** A button with a sign alone: its words, and its key, stand in the tooltip. */
import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import { Button } from './button';
import { cx } from './class-names';
import css from './common.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  readonly label: string;
  /** As people read it, e.g. `Ctrl+B`. */
  readonly shortcut?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Long enough not to flicker under a passing pointer, in ms. */
const TOOLTIP_DELAY = 600;

export function IconButton({ label, shortcut, children, ...props }: Props) {
  return (
    <TooltipTrigger delay={TOOLTIP_DELAY}>
      <Button look="quiet" icon aria-label={label} {...props}>
        {children}
      </Button>
      <Tooltip offset={6} className={cx(css.tooltip)}>
        {label}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
