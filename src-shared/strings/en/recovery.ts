/** Words for versions, backups, and the recovery of damaged cases. */
import type { Counted, LossCode } from '../../domain/recovery';
import type { VersionKind } from '../../domain/version';
import type { Message } from '../format';

const kinds: Readonly<Record<VersionKind, string>> = {
  named: 'Saved by you',
  session: 'Automatic, start of work',
  interval: 'Automatic, every 30 minutes',
  risky: 'Automatic, before a large change',
};

const counted: Readonly<Record<Counted, string>> = {
  articles: 'Articles',
  claims: 'Claims',
  references: 'References',
  evidence: 'Evidence',
  reviews: 'Reviews',
  entries: 'Journal entries',
};

const losses: Readonly<Record<LossCode, Message>> = {
  page: 'Page {page} of the file could not be read.',
  record: {
    one: '{count} record on page {page} could not be read.',
    other: '{count} records on page {page} could not be read.',
  },
  'row.fromJournal': {
    one: '{count} record of {table} was unreadable; it was taken from the journal.',
    other: '{count} records of {table} were unreadable; they were taken from the journal.',
  },
  'row.dangling': 'A record of {table} was left out, because what it belongs to in {parent} is lost: {key}',
  'row.refused': 'A record of {table} was left out, because it contradicts another one: {key}',
  'journal.cut': {
    one: 'The journal is whole up to entry {seq}. {count} later entry proves nothing any more; it is kept beside the case.',
    other:
      'The journal is whole up to entry {seq}. {count} later entries prove nothing any more; they are kept beside the case.',
  },
  'journal.begun': {
    one: 'The beginning of the journal is lost, so a new one was begun. {count} entry is kept beside the case.',
    other:
      'The beginning of the journal is lost, so a new one was begun. {count} entries are kept beside the case.',
  },
  'text.filled': {
    one: 'In the text of "{title}" {count} character is lost. It is shown as \uFFFD.',
    other: 'In the text of "{title}" {count} characters are lost. They are shown as \uFFFD.',
  },
  'text.changed': 'The text of "{title}" is not the one that was imported.',
  'original.lost': 'The original file of "{title}" is lost.',
  'original.damaged': 'Of the original file of "{title}" {count} bytes are lost.',
};

export const recovery = {
  kinds,
  counted,
  losses,
  salvagedName: '{name} salvaged',
  facts: 'Articles: {articles}, claims: {claims}, references: {references}',
  doubtful: 'Not in order: its check found something',
  list: 'Versions and backups',
  /** What a backup is called that could not be written. */
  backupOf: 'Backup of {name}',
  none: 'There are none yet. One is made after the first change, and every 30 minutes of work.',
  save: {
    title: 'Save Version',
    name: 'Name',
    hint: 'Everything is saved already. A version is a copy of how the case is now, kept under a name until you delete its file.',
    button: 'Save Version',
    saved: 'Version "{name}" saved.',
  },
  versions: {
    title: 'Versions',
    choose: 'Choose a version to see what restoring it would change.',
    reading: 'Comparing…',
    same: 'The case is as this version is. Restoring it would change nothing.',
    before: 'Restoring it would change this:',
    caseTitle: 'Title of the case: "{title}" again',
    articles: 'Articles: {added} brought back, {removed} taken away, {changed} changed',
    references: 'References: {added} brought back, {removed} taken away, {changed} changed',
    claims: { one: '{count} claim:', other: '{count} claims:' },
    what: { added: 'brought back', removed: 'taken away', changed: 'set back' },
    claim: 'Claim {number}, {what}: "{exact}"',
    more: { one: 'and {count} more', other: 'and {count} more' },
    undoable: 'This is one change: Undo takes it back. A backup of the case as it is now is made first.',
    restore: 'Restore',
    restoring: 'Restoring…',
    restored: 'Restored "{name}".',
  },
  screen: {
    title: '"{name}" is damaged',
    /** Of a file that is not known to be damaged. */
    refused: '"{name}" was not opened',
    kept: 'The file was not changed, and it will be kept whatever you choose here.',
    found: 'What was found',
    destroyed:
      'It does not begin like a case file any more. Backups on this computer say that a case stood in its place.',
    moreFound: { one: 'and {count} more', other: 'and {count} more' },
    begin: 'See What Can Be Done…',
    backups: 'Restore a backup',
    backupsHint:
      'The backup takes the place of the file, which is kept beside it under a name with "damaged" in it.',
    noBackups: 'There is no backup of this case on this computer.',
    restore: 'Restore This Backup',
    working: 'Working…',
    salvage: 'Salvage what can be read',
    salvageHint:
      'Reads everything that is still readable into a new case, and lists what was lost. Choose where to put it.',
    salvageButton: 'Salvage into a New Case…',
    salvaged: 'Salvaged',
    salvagedCounts: '{kept} of {found}',
    losses: { one: '{count} loss', other: '{count} losses' },
    noLosses: 'Nothing was lost.',
    rest: 'What found no place in the case is in "{name}" beside it.',
    openSalvaged: 'Open the New Case',
    other: 'Other ways',
    read: 'Open a Copy Read-Only',
    show: 'Show in Folder',
    leave: 'Back to the Start',
  },
} as const;
