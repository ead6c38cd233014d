/** What restoring a version would change, in words, before anybody says yes. */
import type { VersionPreview } from '../../../src-shared/domain/version';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import css from './version.module.css';

const words = en.recovery.versions;

/** Claims that are named one by one. */
const NAMED = 100;

export function PreviewOf({ preview }: { readonly preview: VersionPreview | null }) {
  if (preview === null) return <p className={css.note}>{words.reading}</p>;
  if (preview.records === 0) return <p>{words.same}</p>;
  const { title, claims, articles, references } = preview;
  const isTouched = (counts: VersionPreview['articles']) =>
    counts.added + counts.removed + counts.changed > 0;
  return (
    <>
      <p>{words.before}</p>
      {title === null ? null : <p>{fill(words.caseTitle, { title })}</p>}
      {isTouched(articles) ? <p>{fill(words.articles, articles)}</p> : null}
      {isTouched(references) ? <p>{fill(words.references, references)}</p> : null}
      {claims.length > 0 ? <p>{fill(words.claims, { count: claims.length })}</p> : null}
      {/* Scrolls, so keys must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={css.changes} tabIndex={0} aria-label={words.before}>
        {claims.slice(0, NAMED).map(({ number, what, exact }) => (
          <li key={number}>{fill(words.claim, { number, what: words.what[what], exact })}</li>
        ))}
        {claims.length > NAMED ? <li>{fill(words.more, { count: claims.length - NAMED })}</li> : null}
      </ul>
      <p className={css.note}>{words.undoable}</p>
    </>
  );
}
