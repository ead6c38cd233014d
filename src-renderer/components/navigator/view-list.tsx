/** The other views of a case, with what waits in each. */
import { FileText, Flag, History as HistoryIcon, Library, Trash2, type LucideIcon } from 'lucide-react';
import type { ActionId } from '../../../src-shared/actions';
import { actionSpec } from '../../../src-shared/actions';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { keysOf } from '../../actions/key-text';
import { runAction } from '../../actions/registry';
import type { CaseState } from '../../state/case-store';
import { useCase, useUi } from '../../state/hooks';
import { bin, livingReferences, reviewQueue } from '../../state/selectors';
import type { View } from '../../state/ui-store';
import { Button } from '../common/button';
import { cx } from '../common/class-names';
import { IconButton } from '../common/icon-button';
import css from './navigator.module.css';

const words = en.window.navigator;

interface Entry {
  readonly view: View;
  readonly action: ActionId;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly count: (state: CaseState) => number;
}

const ARTICLE: Entry = {
  view: 'article',
  action: 'view.article',
  name: words.article,
  icon: FileText,
  count: () => 0,
};

const ENTRIES: readonly Entry[] = [
  {
    view: 'review',
    action: 'view.review',
    name: words.review,
    icon: Flag,
    count: (state) => reviewQueue(state).length,
  },
  {
    view: 'references',
    action: 'view.references',
    name: words.references,
    icon: Library,
    count: (state) => livingReferences(state).length,
  },
  { view: 'bin', action: 'view.bin', name: words.bin, icon: Trash2, count: (state) => bin(state).length },
  { view: 'history', action: 'view.history', name: words.history, icon: HistoryIcon, count: () => 0 },
];

function ViewEntry({ entry, isRail }: { readonly entry: Entry; readonly isRail: boolean }) {
  const isCurrent = useUi((state) => state.view === entry.view);
  const platform = useUi((state) => state.app?.platform ?? 'linux');
  const count = useCase(entry.count);
  const Icon = entry.icon;
  const label = count === 0 ? entry.name : fill(words.count, { name: entry.name, count });
  const current = isCurrent ? ({ 'aria-current': 'page' } as const) : {};
  const go = () => void runAction(entry.action);
  if (isRail) {
    return (
      <IconButton
        label={label}
        shortcut={keysOf(actionSpec(entry.action), platform)[0]}
        className={cx(css.railEntry)}
        onPress={go}
        {...current}
      >
        <Icon size={16} aria-hidden />
        {count === 0 ? null : <span className={css.badge}>{count}</span>}
      </IconButton>
    );
  }
  return (
    <Button look="quiet" className={cx(css.entry)} aria-label={label} onPress={go} {...current}>
      <Icon size={16} aria-hidden className={cx(css.entryIcon)} />
      <span className={css.entryName}>{entry.name}</span>
      {count === 0 ? null : <span className={css.count}>{count}</span>}
    </Button>
  );
}

export function ViewList({ isRail }: { readonly isRail: boolean }) {
  const entries = isRail ? [ARTICLE, ...ENTRIES] : ENTRIES;
  return (
    <ul className={css.views}>
      {entries.map((entry) => (
        <li key={entry.view}>
          <ViewEntry entry={entry} isRail={isRail} />
        </li>
      ))}
    </ul>
  );
}
