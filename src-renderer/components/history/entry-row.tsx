/** One entry of the history: what was done, by whom and when, and each value before and after. */
import { ArrowRight, Clock, Undo2 } from 'lucide-react';
import type { WindowCommand } from '../../../src-shared/commands/command';
import type { Difference, FieldDifference, HistoryEntry } from '../../../src-shared/domain/history-entry';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { labelText } from '../../../src-shared/strings/text';
import { useReadOnly } from '../claim/use-read-only';
import { Button } from '../common/button';
import { restoreValue } from './restore-value';
import css from './history.module.css';

const words = en.history;
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export function entryLabel({ label, kind }: HistoryEntry): string {
  if (label === null) return words.unreadable;
  const text = labelText(label);
  if (kind === 'do') return text;
  return fill(kind === 'undo' ? words.undid : words.redid, { label: text });
}

function dateText(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : dates.format(date);
}

export function EntryRow({ entry }: { readonly entry: HistoryEntry }) {
  return (
    <div className={css.entry} data-undone={entry.undone ? '' : undefined}>
      <p className={css.entryHead}>
        <span className={css.seq}>{fill(words.number, { seq: entry.seq })}</span>
        <span className={css.label} dir="auto">
          {entryLabel(entry)}
        </span>
        {entry.undone ? (
          <span className={css.mark}>
            <Undo2 size={12} aria-hidden /> {words.undone}
          </span>
        ) : null}
        <span className={css.who}>
          <span dir="auto">{entry.analyst === '' ? words.noName : entry.analyst}</span>
          <time dateTime={entry.at}>{dateText(entry.at)}</time>
        </span>
      </p>
      {entry.clockWentBack ? (
        <p className={css.clock}>
          <Clock size={12} aria-hidden />
          <span>
            <strong>{words.clockWentBack}.</strong> {words.clockHint}
          </span>
        </p>
      ) : null}
      {entry.differences.map((difference, index) => (
        <Thing key={index} difference={difference} seq={entry.seq} />
      ))}
      {entry.hidden === 0 ? null : <p className={css.hidden}>{fill(words.more, { count: entry.hidden })}</p>}
    </div>
  );
}

function subjectText({ subject, event }: Difference): string {
  return event === 'changed' ? subject : fill(words[event], { subject });
}

function Thing({ difference, seq }: { readonly difference: Difference; readonly seq: number }) {
  const { subject, fields, restore } = difference;
  return (
    <section className={css.thing}>
      <h3 className={css.subject}>
        <span dir="auto">{subjectText(difference)}</span>
        <Restore command={restore} what={subject} seq={seq} />
      </h3>
      <dl className={css.fields}>
        {fields.map((field, index) => (
          <Field key={index} field={field} subject={subject} seq={seq} />
        ))}
      </dl>
    </section>
  );
}

interface FieldProps {
  readonly field: FieldDifference;
  readonly subject: string;
  readonly seq: number;
}

function Field({ field: { name, before, after, restore }, subject, seq }: FieldProps) {
  const what = fill(words.what, { field: name, subject });
  return (
    <div className={css.field}>
      <dt className={css.name}>{name}</dt>
      <dd className={css.values}>
        {before === null ? null : <Value word={words.before} text={before} isOld />}
        {before === null || after === null ? null : (
          <ArrowRight size={12} className={css.arrow ?? ''} aria-hidden />
        )}
        {after === null ? null : <Value word={words.after} text={after} />}
        <Restore command={restore} what={what} seq={seq} />
      </dd>
    </div>
  );
}

interface ValueProps {
  readonly word: string;
  readonly text: string;
  readonly isOld?: boolean;
}

function Value({ word, text, isOld = false }: ValueProps) {
  return (
    <span className={isOld ? css.old : css.new}>
      <span className="visually-hidden">{word} </span>
      {text === '' ? <em>{words.empty}</em> : <bdi>{text}</bdi>}
    </span>
  );
}

interface RestoreProps {
  readonly command: WindowCommand | null;
  readonly what: string;
  readonly seq: number;
}

function Restore({ command, what, seq }: RestoreProps) {
  const isReadOnly = useReadOnly();
  if (command === null || isReadOnly) return null;
  return (
    <Button
      look="quiet"
      className={css.restore ?? ''}
      aria-label={fill(words.restoreThis, { what, seq })}
      onPress={() => void restoreValue(command, what)}
    >
      {words.restore}
    </Button>
  );
}
