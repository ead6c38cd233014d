/** What an entry of the journal changed, in words: a pure function from its row changes. */
import { windowCommandSchema, type WindowCommand } from '../commands/command';
import { en } from '../strings/en';
import { fill } from '../strings/format';
import { tagsText } from '../strings/text';
import { TAGS, type Tag } from './claim';
import type { CaseNames, Difference, FieldDifference, HistoryEntry, RowDifference } from './history-entry';
import { flagText, restoreColumn, shownColumns, type Cell, type Row } from './history-fields';
import type { Id } from './ids';
import { shorten } from './report-text';

type Noun = keyof typeof en.history.subjects;

const NOUNS: Readonly<Record<string, Noun>> = {
  case_info: 'case',
  articles: 'article',
  article_versions: 'article',
  claims: 'claim',
  claim_tags: 'claim',
  claim_codes: 'claim',
  anchors: 'claim',
  references: 'reference',
  evidence: 'evidence',
  reviews: 'review',
};
const MAIN_TABLES = ['case_info', 'articles', 'claims', 'references', 'evidence', 'reviews'];

interface Thing {
  readonly noun: Noun;
  readonly id: Id;
  readonly rows: RowDifference[];
}

/**
 * One difference for each thing that changed, in the order in which they were touched; at most `most` of them.
 * @param only the claim whose things are wanted; null = all
 */
export function describeChanges(
  changes: readonly RowDifference[],
  names: CaseNames,
  { only, most }: { readonly only: Id | null; readonly most: number },
): Pick<HistoryEntry, 'differences' | 'hidden'> {
  const things = new Map<string, Thing>();
  for (const change of changes) {
    const noun = NOUNS[change.table];
    if (noun === undefined) continue;
    const id = ownerOf(change, names);
    const thing = things.get(`${noun} ${id}`) ?? { noun, id, rows: [] };
    things.set(`${noun} ${id}`, thing);
    thing.rows.push(change);
  }
  const wanted = [...things.values()].filter((thing) => only === null || claimOf(thing, names) === only);
  return {
    differences: wanted.slice(0, most).map((thing) => describe(thing, names)),
    hidden: Math.max(0, wanted.length - most),
  };
}

/** The thing that a row belongs to: a tag to its claim, an anchor too. */
function ownerOf({ table, key, before, after }: RowDifference, names: CaseNames): Id {
  const own = String(key[0]);
  const column = table === 'anchors' ? 'claim_id' : table === 'article_versions' ? 'article_id' : null;
  if (column === null) return own;
  return String((after ?? before)?.[column] ?? names.row(table, own)?.[column] ?? own);
}

function claimOf(thing: Thing, names: CaseNames): Id | null {
  if (thing.noun === 'claim') return thing.id;
  if (thing.noun !== 'evidence' && thing.noun !== 'review') return null;
  return String(rowOf(thing, names)['claim_id'] ?? '');
}

/** The thing's own row, as far as it is known: what the entry says of it, and the rest from the case. */
function rowOf({ id, rows }: Thing, names: CaseNames): Row {
  const main = rows.find(({ table }) => MAIN_TABLES.includes(table));
  const whole = main?.before === null || main?.after === null;
  return { ...(main && !whole ? names.row(main.table, id) : null), ...(main?.after ?? main?.before) };
}

function eventOf({ rows }: Thing): Difference['event'] {
  const main = rows.find(({ table }) => MAIN_TABLES.includes(table));
  return main?.before === null ? 'made' : main?.after === null ? 'removed' : 'changed';
}

function describe(thing: Thing, names: CaseNames): Difference {
  const { noun, id, rows } = thing;
  const event = eventOf(thing);
  const row = rowOf(thing, names);
  const claimId = claimOf(thing, names);
  return {
    subject: subjectText(noun, id, row, claimId, names),
    claimId,
    event,
    fields: [
      ...rows.flatMap((change) => columnFields(change, event)),
      ...rows.filter(({ table }) => table === 'claims').flatMap((change) => flagField(change, event)),
      ...rows.filter(({ table }) => table === 'anchors').flatMap((change) => quoteField(change, id, event)),
      ...setField('claim_tags', thing, event, names),
      ...setField('claim_codes', thing, event, names),
    ],
    restore: event === 'removed' && noun === 'evidence' ? evidenceAgain(row) : null,
  };
}

function subjectText(noun: Noun, id: Id, row: Row, claimId: Id | null, names: CaseNames): string {
  const number = claimId === null ? 0 : names.claimNumber(claimId);
  const tables = { article: 'articles', reference: 'references', evidence: 'references' } as const;
  const table = noun in tables ? tables[noun as keyof typeof tables] : null;
  const named = noun === 'evidence' ? String(row['reference_id'] ?? '') : id;
  const title = table === null ? '' : (row['title'] ?? names.row(table, named)?.['title'] ?? null);
  const words = title === null ? en.history.unknownTitle : shorten(String(title), 80);
  return fill(en.history.subjects[noun], { number, title: words });
}

function columnFields(
  { table, key, before, after }: RowDifference,
  event: Difference['event'],
): readonly FieldDifference[] {
  return shownColumns(table).flatMap(({ column, name, show }) => {
    const [from, to] = [before?.[column], after?.[column]];
    if (from === undefined && to === undefined) return [];
    const shown = (row: Row | null, value: Cell | undefined) => (row === null ? null : show(value ?? null));
    const texts = { before: shown(before, from), after: shown(after, to) };
    // Of something new or gone only what had a value is worth a line.
    if (event !== 'changed' && isDefault(column, from ?? to ?? null, texts.before ?? texts.after)) return [];
    const command = event === 'changed' ? restoreColumn(table, String(key[0]), column, from ?? null) : null;
    return [{ name, ...texts, restore: checked(command) }];
  });
}

function isDefault(column: string, value: Cell, text: string | null): boolean {
  return text === '' || (column === 'deleted_at' && value === null) || value === 'draft';
}

/** Flag and reason are set together, and stand as one. */
function flagField(
  { key, before, after }: RowDifference,
  event: Difference['event'],
): readonly FieldDifference[] {
  const changed = [before, after].some((row) => row && ('flagged' in row || 'flag_reason' in row));
  if (!changed) return [];
  const states = [before, after].map((row) => ({
    // A reason that changes alone belongs to a flag that stays.
    flagged: (row?.['flagged'] ?? (event === 'changed' ? 1 : 0)) === 1,
    reason: String(row?.['flag_reason'] ?? ''),
  }));
  const [from, to] = states.map(({ flagged, reason }) => flagText(flagged, reason));
  if (event !== 'changed' && (from === undefined || from === to)) return [];
  const command = event === 'changed' ? { type: 'claim.flag', id: String(key[0]), ...states[0] } : null;
  const restore = checked(command);
  return [{ name: en.history.flag, before: from ?? '', after: to ?? '', restore }];
}

/** The quote tells both ends of the place: where one stayed, its length gives the other. */
function quoteField(
  { before, after }: RowDifference,
  claimId: Id,
  event: Difference['event'],
): readonly FieldDifference[] {
  const [from, to] = [before?.['exact'], after?.['exact']];
  if (typeof from !== 'string' && typeof to !== 'string') return [];
  const show = (exact: Cell | undefined) => (typeof exact === 'string' ? shorten(exact, 400) : null);
  return [
    {
      name: en.history.quote,
      before: show(from),
      after: show(to),
      restore:
        before === null || event !== 'changed'
          ? null
          : checked({ type: 'claim.move', id: claimId, place: placeOf(before) }),
    },
  ];
}

function placeOf({ start_offset, end_offset, exact }: Row): unknown {
  const length = String(exact).length;
  const start = start_offset ?? Number(end_offset) - length;
  return { start, end: Number(start) + length, exact };
}

/** Tags and codes: rows come and go, but what a person changes is the set. */
function setField(
  table: 'claim_tags' | 'claim_codes',
  { id: claimId, rows }: Thing,
  event: Difference['event'],
  names: CaseNames,
): readonly FieldDifference[] {
  const changes = rows.filter((change) => change.table === table);
  if (changes.length === 0) return [];
  const made = changes.flatMap((change) => (change.after === null ? [] : [change.after]));
  const after = event === 'changed' ? names.rowsAfter(table, claimId) : made;
  const before = rowsBefore(after, changes);
  const shown = (from = '', to = '') => ({
    before: event === 'made' ? null : from,
    after: event === 'removed' ? null : to,
  });
  if (table === 'claim_tags') {
    const tags = [before, after].map((set) => TAGS.filter((tag) => set.some((row) => row['tag'] === tag)));
    const [from, to] = tags.map((set: readonly Tag[]) => tagsText(set));
    const restore = event === 'changed' ? checked({ type: 'claim.tag', id: claimId, tags: tags[0] }) : null;
    return [{ name: en.history.tags, ...shown(from, to), restore }];
  }
  const codes = [before, after].map((set) =>
    [...set].sort((a, b) => Number(a['position']) - Number(b['position'])).map((row) => String(row['code'])),
  );
  const [from, to] = codes.map((set) => set.join(', '));
  const restore = event === 'changed' ? checked({ type: 'claim.code', id: claimId, codes: codes[0] }) : null;
  return [{ name: en.history.codes, ...shown(from, to), restore }];
}

/** The rows of a set before changes, from those after them. */
export function rowsBefore(after: readonly Row[], changes: readonly RowDifference[]): readonly Row[] {
  const name = (row: Row) => String(row['tag'] ?? row['code']);
  const set = new Map(after.map((row) => [name(row), row]));
  for (const change of changes.toReversed()) {
    const key = String(change.key[1]);
    if (change.before === null) set.delete(key);
    else set.set(key, { ...set.get(key), ...change.before });
  }
  return [...set.values()];
}

function evidenceAgain(row: Row): WindowCommand | null {
  const { id, claim_id: claimId, reference_id: referenceId, stance, locator, quote, note } = row;
  return checked({
    type: 'evidence.add',
    id,
    claimId,
    referenceId,
    fields: { stance, locator, quote, note },
  });
}

/** A command of a value that this version no longer allows is none. */
function checked(command: unknown): WindowCommand | null {
  if (command === null) return null;
  return windowCommandSchema.safeParse(command).data ?? null;
}
