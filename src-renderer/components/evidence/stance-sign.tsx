/** A stance as people see it: sign and word. */
import type { Stance } from '../../../src-shared/domain/evidence';
import { en } from '../../../src-shared/strings/en';
import css from './evidence-list.module.css';

export function StanceSign({ stance }: { readonly stance: Stance }) {
  return (
    <span className={css.stance}>
      <span className={css.sign} aria-hidden>
        {en.stanceSigns[stance]}
      </span>
      {en.stances[stance]}
    </span>
  );
}
