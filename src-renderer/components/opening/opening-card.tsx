/** Says that a case file is being fetched or checked before it opens, and lets the person stop it. */
import { LoaderCircle } from 'lucide-react';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useUi } from '../../state/hooks';
import { cancelOpening } from '../../state/openings';
import { Button } from '../common/button';
import css from './opening.module.css';

const words = en.opening;

export function OpeningCard() {
  const opening = useUi((state) => state.opening);
  if (opening === null) return null;
  const [title, hint] =
    opening.waitsFor === 'drive' ? [words.asking, words.askingHint] : [words.checking, words.checkingHint];
  return (
    <div className={css.region}>
      <div className={css.card} role="status" data-testid="opening">
        <LoaderCircle size={18} aria-hidden className={css.spinner} />
        <div className={css.text}>
          <p className={css.title}>{fill(title, { name: opening.fileName })}</p>
          <p>{hint}</p>
        </div>
        <Button onPress={() => void cancelOpening(opening.token)}>{words.cancel}</Button>
      </div>
    </div>
  );
}
