/** Cases opened before, newest first; one that is not where it was is greyed and can be taken off the list. */
import { X } from 'lucide-react';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import type { RecentCase } from '../../../src-shared/ipc/types';
import { useUi } from '../../state/hooks';
import { forgetRecent, openRecent } from '../../state/requests';
import { Button } from '../common/button';
import { cx } from '../common/class-names';
import { IconButton } from '../common/icon-button';
import css from './start.module.css';

const words = en.window.start;
const NONE: readonly RecentCase[] = [];

function RecentRow({ recent }: { readonly recent: RecentCase }) {
  return (
    <li className={css.recent}>
      <Button
        look="quiet"
        className={cx(css.recentButton)}
        isDisabled={recent.missing}
        onPress={() => void openRecent(recent.id)}
      >
        <span className={css.recentName}>{recent.name}</span>
        <span className={css.recentFolder}>
          {recent.missing ? `${words.missing} · ` : ''}
          {recent.folder}
        </span>
      </Button>
      <IconButton
        label={fill(words.forget, { name: recent.name })}
        onPress={() => void forgetRecent(recent.id)}
      >
        <X size={16} aria-hidden />
      </IconButton>
    </li>
  );
}

export function RecentCases() {
  const recent = useUi((state) => state.app?.recent ?? NONE);
  return (
    <section aria-labelledby="recent-cases">
      <h2 id="recent-cases" className={css.heading}>
        {words.recent}
      </h2>
      {recent.length === 0 ? <p className={css.none}>{words.noRecent}</p> : null}
      <ul className={css.recents}>
        {recent.map((each) => (
          <RecentRow key={each.id} recent={each} />
        ))}
      </ul>
    </section>
  );
}
