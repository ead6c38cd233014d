/** The last line of the window: whether all is saved, that nothing leaves the computer, and counts. */
import { Check, Hourglass, Lock, WifiOff } from 'lucide-react';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { languageName } from '../../../src-shared/strings/languages';
import { claimsOf } from '../../state/selectors';
import { useCase, useUi } from '../../state/hooks';
import { clockTime } from './clock-time';
import css from './status.module.css';
import { useZoom } from './use-zoom';

const words = en.window.status;

/** Says "Saved" of what main has committed, and of nothing else. */
function SavedState() {
  const savedAt = useCase((state) => state.history.savedAt);
  const saving = useUi((state) => state.saving);
  const unsaved = useUi((state) => state.unsaved);
  const waiting = useUi((state) => state.waiting);
  const whyReadOnly = useUi((state) => state.app?.openCase?.whyReadOnly ?? null);
  if (whyReadOnly !== null) {
    return (
      <span className={css.item} data-testid="saved-state">
        <Lock size={12} aria-hidden /> {en.opening.readOnlyShort[whyReadOnly]}
      </span>
    );
  }
  if (waiting) {
    return (
      <span className={css.item} data-testid="saved-state" title={words.waitingLabel}>
        <Hourglass size={12} aria-hidden /> {words.waiting}
      </span>
    );
  }
  if (saving || unsaved) {
    return (
      <span className={css.item} data-testid="saved-state">
        {saving ? words.saving : words.unsaved}
      </span>
    );
  }
  return (
    <span className={css.item} data-testid="saved-state" title={words.savedToday}>
      <Check size={12} aria-hidden />
      {savedAt === '' ? words.notYet : fill(words.saved, { time: clockTime(savedAt, new Date()) })}
    </span>
  );
}

function Counts() {
  const articleId = useUi((state) => state.articleId);
  const claims = useCase((state) => claimsOf(state, articleId));
  const flagged = claims.filter((claim) => claim.flagged).length;
  return (
    <>
      <span className={css.item}>{fill(words.claims, { count: claims.length })}</span>
      {flagged === 0 ? null : <span className={css.item}>{fill(words.flagged, { count: flagged })}</span>}
    </>
  );
}

export function StatusBar() {
  const articleId = useUi((state) => state.articleId);
  const language = useCase((state) =>
    articleId === null ? '' : (state.articles.get(articleId)?.language ?? ''),
  );
  const zoom = useZoom();
  return (
    <footer className={css.bar} aria-label={en.window.landmarks.status}>
      <SavedState />
      <span className={css.item}>
        <WifiOff size={12} aria-hidden /> {words.offline}
      </span>
      <span className={css.space} />
      <Counts />
      {language === '' ? null : (
        <span className={css.item} title={fill(words.language, { name: languageName(language) })}>
          {language}
        </span>
      )}
      <span className={css.item} title={fill(words.zoomLabel, { percent: String(zoom) })}>
        {fill(words.zoom, { percent: String(zoom) })}
      </span>
    </footer>
  );
}
