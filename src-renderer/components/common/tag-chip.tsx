/** A tag as people see it: sign, word, line style and colour, so that colour is never alone. */
import { CircleCheck, Frame, Scale } from 'lucide-react';
import type { Tag } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { cx } from './class-names';
import css from './common.module.css';

const ICONS = { sourced: CircleCheck, contested: Scale, framing: Frame } as const;

export function TagIcon({ tag, size = 14 }: { readonly tag: Tag; readonly size?: number }) {
  const Icon = ICONS[tag];
  return <Icon size={size} aria-hidden />;
}

export function TagChip({ tag }: { readonly tag: Tag }) {
  return (
    <span className={cx(css.chip, css[tag])}>
      <TagIcon tag={tag} size={12} />
      {en.tags[tag]}
    </span>
  );
}
