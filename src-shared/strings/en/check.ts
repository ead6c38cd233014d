/** Words of the check of a case file. */
import type { CheckArea, CheckCode } from '../../domain/check';

const areas: Readonly<Record<CheckArea, string>> = {
  schema: 'Tables',
  integrity: 'File structure',
  foreignKeys: 'Links between records',
  rows: 'Records',
  journal: 'Journal',
  anchors: 'Places of claims',
  texts: 'Article texts',
  originals: 'Original files',
};

const findings: Readonly<Record<CheckCode, string>> = {
  'schema.extra': 'The file holds what Plumbline did not make: {kind} {name}',
  'schema.missing': 'The file lacks what every case has: {kind} {name}',
  'schema.changed': 'Not as Plumbline made it: {kind} {name}',
  'integrity.cut':
    'The file ends too early: it says that it has {said} pages, and {there} of them are there.',
  'integrity.page': '{detail}',
  'integrity.schema': 'The tables of the file are not as Plumbline made them.',
  'foreignKeys.dangling': 'A record in {table} points to a record in {parent} that is not there.',
  'rows.tooLong': 'A value of "{column}" in {table} is too long: {size} bytes, and the limit is {limit}.',
  'rows.invalid': 'A record in {table} holds what Plumbline never writes: {key} ({detail})',
  'journal.empty': 'The journal is empty.',
  'journal.gap': 'Entry {seq} of the journal is missing.',
  'journal.prevHash': 'Entry {seq} of the journal does not follow from the entry before it.',
  'journal.hash': 'Entry {seq} of the journal was changed after it was written.',
  'journal.unreadable': "Entry {seq} of the journal can't be read.",
  'journal.doesNotFit':
    'Entry {seq} of the journal changes a record in {table} that was not as the entry says: {key}',
  'journal.rowMissing':
    'A record in {table} is gone, and the journal does not say so: {key} (last in entry {seq})',
  'journal.rowUnknown': 'A record in {table} was not made through the journal: {key}',
  'journal.rowDiffers':
    '"{column}" of a record in {table} is not what entry {seq} of the journal says: {key}',
  'journal.numbers': 'Claim number {number} does not belong to the claim that the journal names.',
  'anchors.orphaned':
    'Claim {number} is not at its place in "{title}": the text at {start} to {end} is not "{exact}".',
  'texts.missing': 'The text of "{title}" is gone (entry {seq} recorded it).',
  'texts.hash': 'A text of "{title}" was changed: its SHA-256 is not the one that entry {seq} recorded.',
  'texts.blocks': 'The division of "{title}" into blocks is not the one that entry {seq} recorded.',
  'texts.unknown': 'There is a text that no article has: {id}',
  'originals.missing': 'The original file of "{title}" is gone (entry {seq} recorded it).',
  'originals.hash':
    'The original file of "{title}" was changed: its SHA-256 is not the one that entry {seq} recorded.',
  'originals.unknown': 'There is an original file that no article has: {sha256}',
};

export const check = {
  areas,
  findings,
  /** How a file is damaged, after a sentence that says that it is. */
  damage: {
    page: 'Page {page} of the file does not hold what it should.',
    index: 'Its index {index} does not fit the table it is of.',
    pages: 'Its pages do not fit together.',
    links: 'Records in {table} point to records that are not there.',
    behind: 'It does not hold the last change that was saved.',
    header: 'Its beginning is cut off.',
    schema: 'Its tables are not as Plumbline made them.',
    format: 'It does not say which format it has.',
    journal: 'Its journal is empty.',
    text: 'The text of "{title}" is not the one that was imported.',
    original: 'The original file of "{title}" is not the one that was imported.',
  },
  /** Why a command was refused, where its shape gives no better reason. */
  brokenCharacter: 'it holds half a character',
  idTaken: 'the id is taken',
  blocksBroken: 'the blocks do not fit the text',
  carriageReturn: 'the text holds carriage returns',
  /** Why a file of claims was refused. */
  notJson: 'it is not JSON ({detail})',
  noSuchClaim: 'reference {reference} names claim {index}, and there are {count} claims, counted from 0',
  twoStances: 'reference {reference} takes two stances on claim {index}',
  noTags: 'claim {index} has no tag',
  quoteAt: 'claim {index} at {start}: "{quote}"',
} as const;
