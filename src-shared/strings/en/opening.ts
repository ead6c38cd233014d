/** Words about how a case was opened: inspection, cases from elsewhere, read-only, journals beside the file. */
import type { ReadOnlyReason } from '../../domain/read-only';

const readOnly: Readonly<Record<ReadOnlyReason, string>> = {
  media: 'This case can only be read: the disk that holds it is write-protected.',
  file: 'This case can only be read: the file is write-protected.',
  folder: 'This case can only be read: nothing can be written into its folder, and saving needs that.',
  locks:
    'This case can only be read: its drive allows no locks, and without them two programs could write at once.',
  diskFull: 'This case can only be read: the disk is full.',
  asked: 'This case was opened only to read it.',
  taken: 'This case can only be read here: somebody else has taken it over.',
  foreign: 'This case can only be read until you accept it.',
  damaged: 'This is what can be read of a damaged case. Parts may be missing or wrong.',
};

const readOnlyShort: Readonly<Record<ReadOnlyReason, string>> = {
  media: 'Read-only: write-protected disk',
  file: 'Read-only: write-protected file',
  folder: 'Read-only: write-protected folder',
  locks: 'Read-only: drive without locks',
  diskFull: 'Read-only: disk full',
  asked: 'Read-only: opened to read',
  taken: 'Read-only: taken over',
  foreign: 'Read-only: not accepted yet',
  damaged: 'Read-only: damaged',
};

export const opening = {
  notices: 'How this case was opened',
  readOnly,
  readOnlyShort,
  /** The file could not be brought up to date, recovered or locked where it is. */
  readOnlyCopy: 'What you see is a private copy. The file itself is as it was found, and so it stays.',
  readOnlyTodo: 'You can look at everything and export reports. To change it, save a copy elsewhere.',
  migrated: {
    title: 'This case was made by an older Plumbline, and has been brought up to date.',
    text: 'The file as it was is kept beside it, as "{name}".',
  },
  foreign: {
    title: 'This case was not made in this Plumbline.',
    whose: 'Begun by {begunBy} on {date}. Names in its journal: {names}.',
    whoseAlone: 'Begun by {begunBy} on {date}. Nobody else is named in its journal.',
    nobody: 'somebody who gave no name',
    checked:
      'Checked and found whole: the file and its tables, every record, the chain of its journal, every article text against its hash, and {compared} of {originals} original files.',
    counts: 'Articles: {articles}, claims: {claims}, references: {references}, journal entries: {entries}.',
    orphans: {
      one: '{count} claim is not at its place in the text, and is shown as such.',
      other: '{count} claims are not at their places in the text, and are shown as such.',
    },
    limits: 'A check can tell that nothing was damaged or altered unnoticed. It can’t tell who somebody is.',
    review:
      'Nothing is written into the file until you accept it. You can look at everything, export reports and save a copy.',
    accept: 'Accept Case',
    /** Where it can't be written anyway. */
    read: 'I Have Read This',
  },
  check: {
    title: 'Check Case',
    checking: 'All of the case is looked at, every original file included.',
    whole: 'The case is whole.',
    found: { one: '{count} finding', other: '{count} findings' },
    more: { one: 'and {count} more', other: 'and {count} more' },
    head: 'Head of the journal: {hash} (entry {entries})',
    headHint:
      'Keep this hash elsewhere, for instance in print. Whoever has it can tell later whether entries were cut off or rewritten, which the file alone cannot tell.',
  },
  /** `copy`: where a private copy is shown, nothing was done to the file and its journal yet. */
  journal: {
    recovered: {
      title: 'A change that had been cut off was taken back.',
      text: 'The case is as it was after the last change that was saved. The files as they were found are kept.',
      copy: 'So it is in the private copy that you see. The file itself is as it was found, and its journal lies beside it.',
    },
    stale: {
      title: 'Beside this case lay a journal of an older state of it.',
      text: 'It would have put old contents into the newer file, so it was put aside. Both files as they were found are kept.',
      copy: 'It would put old contents into the newer file, so what you see was read without it. It still lies there.',
    },
    accept: 'Dismiss',
  },
} as const;
