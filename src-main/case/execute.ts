/** One transaction per change: apply, undo or redo, and write the entry of the journal. All or nothing. */
import { defined } from '../../src-shared/assert';
import type { Command } from '../../src-shared/commands/command';
import type { Label } from '../../src-shared/commands/label';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { labelText } from '../../src-shared/strings/text';
import { refusing } from '../db/errors';
import { transaction, type WriteDb } from '../db/sql';
import { apply } from './apply/apply';
import type { ApplyContext } from './apply/context';
import type { ArticleTexts } from './article-texts';
import { intendedLabel } from './intended-label';
import { append, entryOf, readChanges, readLabel, type Draft, type RowChange } from './journal';
import { TABLES, type Row, type TableName } from './tables/tables';
import type { UndoStacks } from './undo-stacks';
import { validate } from './validate';
import { WriteTx } from './write-tx';

/** What a case asks of whoever opens it: the name that goes into the journal, and the time. */
export interface CaseHost {
  analyst(): string;
  now(): Date;
}

/** `name` is the file's, for messages. */
export interface Recorder {
  readonly db: WriteDb;
  readonly name: string;
  readonly host: CaseHost;
  readonly texts: ArticleTexts;
  readonly stacks: UndoStacks;
  /** Runs inside each transaction, before anything is written. @throws Refusal where the file is not ours to write any more */
  readonly guard: () => void;
}

/** What a change calls itself in the journal. */
type Naming = Pick<Draft, 'kind' | 'command' | 'target' | 'label'>;

/** Says what is about to be done, before anything of it is. */
type Intend = (label: Label) => void;

/**
 * Runs `change` in a transaction and writes its entry. A change of nothing leaves no entry: there would be
 * nothing to undo.
 * @returns the entry's number; null = nothing was changed
 */
export function record(
  recorder: Recorder,
  change: (context: ApplyContext, intend: Intend) => Naming,
): number | null {
  const { db, host, texts, stacks } = recorder;
  let intended: Label | null = null;
  let seq: number | null = null;
  namingTheChange(
    recorder.name,
    () => intended,
    () => {
      transaction(db, () => {
        // From here on nobody else writes, so what is found now holds until the commit.
        recorder.guard();
        stacks.catchUp(db);
        const tx = new WriteTx(db);
        const context = { db, tx, texts, now: host.now(), analyst: host.analyst() };
        const naming = change(context, (label) => {
          intended = label;
        });
        const changes = tx.changes();
        if (changes.length === 0) return;
        seq = append(db, { ...naming, at: context.now.toISOString(), analyst: context.analyst, changes });
      });
    },
  );
  return seq;
}

/** A change that found no room is told by its name, so that a person knows what to do again. */
function namingTheChange(name: string, intended: () => Label | null, work: () => void): void {
  try {
    refusing(name, work);
  } catch (error) {
    if (!(error instanceof Refusal) || error.error.code !== 'case.diskFull') throw error;
    const label = intended();
    const change = label ? labelText(label) : en.working.lastChange;
    throw new Refusal('case.diskFull', { ...error.error.params, change });
  }
}

/** @param label names them all; null = the only command names itself */
export function recordCommands(
  recorder: Recorder,
  commands: readonly Command[],
  label: Label | null,
): number | null {
  const valid = commands.map(validate);
  const [first] = valid;
  if (first === undefined) return null;
  return record(recorder, (context, intend) => {
    const intended = label ?? intendedLabel(first);
    if (intended !== null) intend(intended);
    const labels = valid.map((command) => apply(context, command));
    const name = defined(label ?? labels[0], 'label');
    return { kind: 'do', command: label?.code ?? first.type, target: null, label: name };
  });
}

/** @throws Refusal undo.nothing, case.journalBroken {name, seq} */
export function recordUndo(recorder: Recorder): number | null {
  return record(recorder, ({ tx }, intend) => {
    const target = recorder.stacks.nextUndo;
    if (target === null) throw new Refusal('undo.nothing');
    const { changes, ...naming } = doneBy(recorder, target);
    intend(naming.label);
    for (const change of changes.toReversed()) applyChange(recorder, tx, target, inverse(change));
    return { kind: 'undo', target, ...naming };
  });
}

/** @throws Refusal redo.nothing, case.journalBroken {name, seq} */
export function recordRedo(recorder: Recorder): number | null {
  return record(recorder, ({ tx }, intend) => {
    const target = recorder.stacks.nextRedo;
    if (target === null) throw new Refusal('redo.nothing');
    const { changes, ...naming } = doneBy(recorder, target);
    intend(naming.label);
    for (const change of changes) applyChange(recorder, tx, target, change);
    return { kind: 'redo', target, ...naming };
  });
}

function doneBy(
  { db, name }: Recorder,
  seq: number,
): { readonly command: string; readonly label: Label; readonly changes: readonly RowChange[] } {
  const entry = entryOf(db, seq);
  const label = entry ? readLabel(entry.label) : null;
  const changes = entry ? readChanges(entry.changes) : null;
  if (!entry || !label || !changes) throw new Refusal('case.journalBroken', { name, seq });
  return { command: entry.command, label, changes };
}

function inverse({ table, key, before, after }: RowChange): RowChange {
  return { table, key, before: after, after: before };
}

/** Does one row change again or backwards, provided that the row is as the change found it. */
function applyChange(
  { name }: Recorder,
  tx: WriteTx,
  seq: number,
  { table, key, before, after }: RowChange,
): void {
  const current = tx.read(table, key) as Row | undefined;
  if (!isAs(table, current, before)) throw new Refusal('case.journalBroken', { name, seq });
  if (before === null && after !== null) tx.insertRow(table, after);
  else if (before !== null && after === null) tx.delete(table, key);
  else if (after !== null) tx.updateRow(table, key, after);
}

function isAs(table: TableName, current: Row | undefined, expected: Row | null): boolean {
  if (expected === null || current === undefined) return expected === null && current === undefined;
  return TABLES[table].columns.every(
    (column) => !(column in expected) || current[column] === expected[column],
  );
}
