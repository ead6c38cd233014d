/** Tells the analyst that a claim lost its place in the text: what happened, what is safe, what to do. */
import { Unlink } from 'lucide-react';
import { en } from '../../../src-shared/strings/en';
import css from './orphan-notice.module.css';

export function OrphanNotice() {
  const words = en.claims.orphan;
  return (
    <div className={css.notice} role="note">
      <Unlink size={16} aria-hidden />
      <div>
        <p className={css.title}>{words.title}</p>
        <p>{words.what}</p>
        <p>{words.safe}</p>
        <p>{words.todo}</p>
      </div>
    </div>
  );
}
