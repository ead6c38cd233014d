/** What was typed before the app or its page ended too early, and never got into the case: put in, or thrown away. */
import { TextCursorInput } from 'lucide-react';
import { fits, typedIn, type Draft } from '../../../src-shared/commands/draft';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase, useUi } from '../../state/hooks';
import { discardDraft, putInDraft } from '../../state/drafts';
import { useReadOnly } from '../claim/use-read-only';
import { Button } from '../common/button';
import css from './draft-notice.module.css';

const words = en.drafts;

function placeOf(field: keyof typeof words.fields, number: number | undefined, at: string): string {
  const time = new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const part = words.fields[field];
  return number === undefined
    ? fill(words.placeGone, { part, time })
    : fill(words.place, { number, part, time });
}

function LeftText({ draft }: { readonly draft: Draft }) {
  const claim = useCase((state) => state.claims.get(draft.command.id));
  const isReadOnly = useReadOnly();
  const typed = typedIn(draft);
  if (typed === null) return null;
  const place = placeOf(typed.field, claim?.number, draft.at);
  const isFitting = fits(draft);
  return (
    <li className={css.left} aria-label={place}>
      <p className={css.place}>{place}</p>
      <div className={css.buttons}>
        <Button
          isDisabled={isReadOnly || claim === undefined || !isFitting}
          onPress={() => {
            void putInDraft(draft);
          }}
        >
          {words.putIn}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            discardDraft(draft);
          }}
        >
          {words.discard}
        </Button>
      </div>
      {isFitting ? null : <p className={css.place}>{words.tooLong}</p>}
      {/* A field, so that it can be read through and copied from by keys. */}
      <textarea className={css.text} aria-label={words.text} readOnly rows={1} value={typed.text} />
    </li>
  );
}

export function DraftNotice() {
  const drafts = useUi((state) => state.drafts);
  if (drafts.length === 0) return null;
  return (
    <section className={css.notice} aria-label={words.title} data-testid="drafts">
      <TextCursorInput size={16} aria-hidden className={css.icon} />
      <div>
        <p className={css.title}>{words.title}</p>
        <p>{words.explained}</p>
        <ul className={css.list}>
          {drafts.map((draft) => (
            <LeftText key={draft.key} draft={draft} />
          ))}
        </ul>
      </div>
    </section>
  );
}
