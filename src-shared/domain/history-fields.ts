/** The columns that the history panel shows: their names, their values in words, and the command that sets one again. */
import { en } from '../strings/en';
import { fill } from '../strings/format';
import { shorten } from './report-text';
import { plainText, richTextSchema } from './rich-text';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** Longest value that is shown, in UTF-16 units: enough to know it again; restoring brings all of it back. */
const SHOWN = 400;

type Show = (value: Cell) => string;

const words =
  (map: Readonly<Record<string, string>>): Show =>
  (value) =>
    value === null || value === '' ? '' : (map[String(value)] ?? String(value));
const plain: Show = (value) => (value === null ? '' : shorten(String(value), SHOWN));

function rich(value: Cell): string {
  try {
    const parsed = richTextSchema.safeParse(JSON.parse(String(value)));
    return parsed.success ? shorten(plainText(parsed.data), SHOWN) : plain(value);
  } catch {
    return plain(value);
  }
}

const { history } = en;
const yesNo =
  (yes: string, no: string): Show =>
  (value) =>
    value === null ? no : yes;

type Column = keyof typeof history.fields;

/** How a value reads where it is not plain text. */
const SHOWS: Readonly<Partial<Record<Column, Show>>> = {
  'articles.direction': words(en.window.import.directions),
  'articles.deleted_at': yesNo(history.deleted, history.notDeleted),
  'claims.claim_type': words(en.claimTypes),
  'claims.verdict': words(en.verdicts),
  'claims.confidence': words(en.confidences),
  'claims.rationale': rich,
  'claims.status': words(en.statuses),
  'claims.deleted_at': yesNo(history.inBin, history.notInBin),
  'references.type': words(en.referenceTypes),
  'references.deleted_at': yesNo(history.deleted, history.notDeleted),
  'evidence.stance': words(en.stances),
  'reviews.decision': words(en.decisions),
};

/** Names that commands have for columns, where they differ. */
const FIELD_OF: Readonly<Partial<Record<Column, string>>> = {
  'claims.stated_on': 'statedOn',
  'claims.claim_type': 'claimType',
  'references.container_title': 'containerTitle',
};

const COMMAND_OF: Readonly<Record<string, string>> = {
  articles: 'article.update',
  claims: 'claim.update',
  references: 'reference.update',
  evidence: 'evidence.update',
};

function isColumn(name: string): name is Column {
  return name in history.fields;
}

export interface ShownColumn {
  readonly column: string;
  readonly name: string;
  readonly show: Show;
}

/** The columns of a table that are shown, in their order. */
export function shownColumns(table: string): readonly ShownColumn[] {
  return Object.keys(history.fields)
    .filter(isColumn)
    .filter((name) => name.startsWith(`${table}.`))
    .map((name) => ({
      column: name.slice(table.length + 1),
      name: history.fields[name],
      show: SHOWS[name] ?? plain,
    }));
}

/** The command that gives a column a value again, not yet checked; null = there is none. */
export function restoreColumn(table: string, id: string, column: string, value: Cell): unknown {
  if (table === 'case_info') return { type: 'case.rename', title: value };
  if (column === 'deleted_at') {
    if (table !== 'claims') return null;
    return { type: value === null ? 'claim.restore' : 'claim.delete', id };
  }
  const type = COMMAND_OF[table];
  if (type === undefined) return null;
  const field = FIELD_OF[`${table}.${column}` as Column] ?? column;
  const given = field === 'rationale' ? parsed(value) : value;
  return { type, id, patch: { [field]: given } };
}

function parsed(json: Cell): unknown {
  try {
    return JSON.parse(String(json)) as unknown;
  } catch {
    return null;
  }
}

export function flagText(flagged: boolean, reason: string): string {
  if (!flagged) return history.notFlagged;
  return reason === '' ? history.flagged : fill(history.flaggedBecause, { reason: shorten(reason, SHOWN) });
}
