/** Words for each expected failure: what happened, what is safe, what to do. */
import type { ErrorCode } from '../../errors';
import type { Message } from '../format';

export interface ErrorWords {
  readonly what: Message;
  readonly safe: Message;
  readonly todo: Message;
}

const NOTHING_ADDED = 'Nothing was added to the case.';
const CASE_UNCHANGED = 'The case file was not changed.';
const SAVED_IS_SAFE = 'Everything saved before is safe.';

export const errors: Readonly<Record<ErrorCode, ErrorWords>> = {
  'file.notFound': {
    what: 'There is no file "{name}".',
    safe: 'Nothing was changed.',
    todo: 'Check the name, or choose another file.',
  },
  'file.isFolder': {
    what: '"{name}" is a folder, not a file.',
    safe: 'Nothing was changed.',
    todo: 'Choose a file inside it.',
  },
  'file.notAFile': {
    what: '"{name}" is not an ordinary file.',
    safe: 'Nothing was changed.',
    todo: 'Choose a file on a disk.',
  },
  'file.unreadable': {
    what: '"{name}" may not be read.',
    safe: 'Nothing was changed.',
    todo: 'Ask for the right to read it, or copy it to a folder of your own.',
  },
  'file.empty': {
    what: '"{name}" is empty.',
    safe: NOTHING_ADDED,
    todo: 'Check that the file was saved in full, or choose another one.',
  },
  'file.binary': {
    what: '"{name}" does not hold text.',
    safe: NOTHING_ADDED,
    todo: 'Export it as plain text or Markdown, or paste its text.',
  },
  'file.tooLarge': {
    what: '"{name}" is too large: {size} MB, and the limit is {limit} MB.',
    safe: NOTHING_ADDED,
    todo: 'Split it, or import the part that you need.',
  },
  'file.notWritable': {
    what: '"{name}" could not be written.',
    safe: SAVED_IS_SAFE,
    todo: 'Choose a folder where you may write.',
  },
  'file.nameTooLong': {
    what: 'That name is too long for this disk.',
    safe: 'Nothing was written.',
    todo: 'Choose a shorter one.',
  },
  'file.exists': {
    what: 'There is a file "{name}" already.',
    safe: 'It was not touched.',
    todo: 'Choose another name.',
  },
  'file.inUse': {
    what: '"{name}" is open in another program.',
    safe: 'It was not touched, and the case is safe.',
    todo: 'Close it there, or choose another name.',
  },
  'file.diskFull': {
    what: 'The disk is full: "{name}" was not written.',
    safe: SAVED_IS_SAFE,
    todo: 'Free some space, or choose a place on another disk.',
  },
  'file.typeUnknown': {
    what: '"{name}" is of a kind that can\'t be imported.',
    safe: NOTHING_ADDED,
    todo: 'Plain text (.txt) and Markdown (.md) work. You can also paste the text.',
  },
  'drive.silent': {
    what: 'The drive with "{name}" does not answer.',
    safe: 'Nothing was opened or changed.',
    todo: 'Check that the drive or the network is connected, then open it again.',
  },
  'import.timeout': {
    what: 'Reading "{name}" took longer than {seconds} seconds and was stopped.',
    safe: NOTHING_ADDED,
    todo: 'Import a part of it, or paste its text.',
  },
  'import.crashed': {
    what: 'Reading "{name}" failed.',
    safe: NOTHING_ADDED,
    todo: 'Paste its text instead, or choose another file.',
  },
  'import.duplicate': {
    what: '"{name}" is in this case already, as "{title}".',
    safe: NOTHING_ADDED,
    todo: 'Open the article that you have.',
  },
  'import.encodingWrong': {
    what: '"{name}" can\'t be read as {encoding}: {count} characters would be lost.',
    safe: NOTHING_ADDED,
    todo: 'Choose another encoding.',
  },
  'import.noText': {
    what: '"{name}" holds only white space.',
    safe: NOTHING_ADDED,
    todo: 'Choose another file, or paste the text.',
  },
  'import.clipboardEmpty': {
    what: 'There is no text on the clipboard.',
    safe: NOTHING_ADDED,
    todo: 'Copy the text of the article, then do it again.',
  },
  'clipboard.tooLong': {
    what: 'This is too long for a text field: {limit} characters can be put in at once.',
    safe: 'The field is as it was.',
    todo: 'Copy the part that you need. A whole article comes in with "Import Article from Clipboard".',
  },
  'import.cancelled': {
    what: 'The import was cancelled.',
    safe: NOTHING_ADDED,
    todo: 'Start it again when you like.',
  },
  'import.expired': { what: 'This import is over.', safe: NOTHING_ADDED, todo: 'Import the file again.' },
  'case.notACase': {
    what: '"{name}" is not a Plumbline case file.',
    safe: 'It was not changed.',
    todo: 'Choose a file that ends in .plumb. An article is imported into a case with Import.',
  },
  'case.tooNew': {
    what: '"{name}" was made by a newer version of Plumbline (format {version}; this one reads up to {known}).',
    safe: 'It was not changed.',
    todo: 'Open it with the newer version.',
  },
  'case.damaged': {
    what: '"{name}" is damaged. {detail}',
    safe: 'It was not changed.',
    todo: 'Keep the file, and open a copy of it that you made earlier. On the command line, "plumbline recover" salvages what can be read.',
  },
  'case.foreignObject': {
    what: '"{name}" was not opened: it holds a {kind} that Plumbline did not make ({object}).',
    safe: 'Nothing in it was run, and it was not changed.',
    todo: 'Ask whoever sent it for a copy saved by Plumbline.',
  },
  'case.walMode': {
    what: '"{name}" was not opened: another program has switched it to a mode (WAL) that can lose changes.',
    safe: 'It was not changed.',
    todo: 'Close the other program. Then restore a backup, or salvage the file into a new case with what stands in "{name}-wal" beside it; on the command line, "plumbline recover" does that.',
  },
  'case.inWalMode': {
    what: 'Another program has switched "{name}" to a mode (WAL) that can lose changes, while it was open here.',
    safe: 'Everything that was saved here is in the file. Nothing more is read from it, or written to it.',
    todo: 'Close the other program, then open the case again.',
  },
  'case.oddBeside': {
    what: '"{name}" was not opened: "{beside}" beside it is not an ordinary file.',
    safe: 'Neither was changed.',
    todo: 'Move "{beside}" to another folder, then open the case again.',
  },
  'case.tooLarge': {
    what: '"{name}" is too large: {size} GB, and the limit is {limit} GB.',
    safe: 'It was not changed.',
    todo: 'Ask for a case with fewer articles in it.',
  },
  'case.changing': {
    what: '"{name}" changed while it was being checked.',
    safe: 'Plumbline did not change it.',
    todo: 'Wait until it has been copied in full, then open it again.',
  },
  'case.staleJournal': {
    what: 'Beside "{name}" lies a rollback journal that belongs to an older state of the file.',
    safe: 'Neither was changed.',
    todo: 'Open the case in the Plumbline window: it puts the journal aside and keeps both files.',
  },
  'inspect.timeout': {
    what: '"{name}" was not opened: checking it took longer than {seconds} seconds and was stopped.',
    safe: 'It was not changed, and nothing else was touched.',
    todo: 'The file may be made to hang whoever opens it. Ask whoever sent it for another copy.',
  },
  'inspect.memory': {
    what: '"{name}" was not opened: checking it took more than {limit} MB of memory and was stopped.',
    safe: 'It was not changed, and nothing else was touched.',
    todo: 'The file may be made to exhaust the computer. Ask whoever sent it for another copy.',
  },
  'inspect.crashed': {
    what: '"{name}" was not opened: the process that checked it ended.',
    safe: 'It was not changed, and nothing else was touched.',
    todo: 'Open it again. If this repeats, ask whoever sent it for another copy.',
  },
  'inspect.diskFull': {
    what: 'The disk is full: there is no room for the copy in which "{name}" is looked at.',
    safe: 'It was not changed, and nothing else was touched.',
    todo: 'Free some space, then try again.',
  },
  'inspect.cancelled': {
    what: 'Opening "{name}" was cancelled.',
    safe: 'It was not changed.',
    todo: '',
  },
  'job.cancelled': {
    what: 'This was cancelled.',
    safe: 'Nothing was changed.',
    todo: '',
  },
  'case.readOnly': {
    what: '"{name}" can only be read.',
    safe: CASE_UNCHANGED,
    todo: 'Use Save a Copy to go on in a place where you may write.',
  },
  'case.notOpen': {
    what: 'No case is open in this window.',
    safe: 'Nothing was changed.',
    todo: 'Open a case, or start a new one.',
  },
  'case.moved': {
    what: '"{name}" was moved, replaced or deleted while it was open.',
    safe: 'Everything saved before stands in the file where it is now. The last change was not saved.',
    todo: 'Put the file back, or open it where it is now.',
  },
  'case.locked': {
    what: '"{name}" is open for writing already: {holder}, on {host}, since {since}.',
    safe: 'Nothing was changed.',
    todo: 'Close it there, open it read-only, or take it over: nothing more can be written there then. On the command line, add --take-over.',
  },
  'case.lockStale': {
    what: '"{name}" was opened for writing by {holder}, on {host}, at {since} and never closed. There has been no sign of life since {seen}.',
    safe: 'Nothing was changed.',
    todo: 'If it is closed there, take it over. Otherwise open it read-only. On the command line, add --take-over.',
  },
  'case.lostLock': {
    what: '"{name}" was taken over by {holder}, on {host}. This window can only read it now.',
    safe: 'Everything saved before is in the case. The last change, if there was one, was not saved.',
    todo: 'Close the case and open it again to take it back, or use Save a Copy.',
  },
  'case.damagedOpen': {
    what: 'Damage was found in "{name}" on the disk. {detail}',
    safe: 'What you see is kept as long as this window is open, and nothing was changed.',
    todo: 'See what can be done about it. Your backups stay as they are until then.',
  },
  'case.rescued': {
    what: '{cause}',
    safe: 'Nothing that was saved is lost: this window goes on in a rescue copy, "{copy}" in {folder}.',
    todo: 'Use Save a Copy to put it where you want to have it.',
  },
  'case.rescuedOlder': {
    what: '{cause}',
    safe: 'This window goes on in a rescue copy, "{copy}" in {folder}. It was made of the newest backup, and holds what was saved up to {until}.',
    todo: 'Look at what you did since then. Use Save a Copy to put the copy where you want to have it.',
  },
  'case.notRescued': {
    what: '{cause}',
    safe: 'Everything saved before stands in that file. No rescue copy could be made: {detail}',
    todo: 'Use Save a Copy now, before you close this window.',
  },
  'case.cloudFolder': {
    what: '"{name}" lies in a folder that {service} keeps in step.',
    safe: 'It works, but a case that is open on two computers at once, or copied while it is written, can come apart into two.',
    todo: 'Work in a folder of this computer, and put copies there.',
  },
  'case.conflictedCopy': {
    what: 'Beside "{name}" lies "{copy}": a sync service made it when the case was changed in two places at once.',
    safe: 'It has changes that this case does not have. Nothing was merged, and a copy of it is kept among the versions.',
    todo: 'Choose it there to see what it would change, and restore what you want to have.',
  },
  'case.behind': {
    what: '"{name}" does not hold the last change that this Plumbline saved in the case (journal entry {entry}).',
    safe: 'It is whole as it stands. It may be an older copy or a restored backup, or entries were cut off or rewritten since.',
    todo: 'The versions show what the case held. If somebody gave you this file, ask them how it came about.',
  },
  'case.linkTurned': {
    what: '"{link}", by which "{name}" was opened, leads to another file now, or to none.',
    safe: 'The case goes on in the file that was opened, and everything is saved there: {path}.',
    todo: 'To see what stands behind the link now, close this case and open the link.',
  },
  'case.large': {
    what: '"{name}" has {size} GB, which is large for a case.',
    safe: 'It works, but opening, backups and copies take their time, and from {limit} GB on a case can not be opened.',
    todo: 'For what comes next, begin a new case.',
  },
  'case.networkFolder': {
    what: '"{name}" lies on a network drive ({kind}).',
    safe: 'It works, but what such drives promise about locks and about saving is not always kept.',
    todo: 'Work in a folder of this computer, and put copies there.',
  },
  'case.busy': {
    what: 'Another program is writing to "{name}".',
    safe: 'The last change was not saved; everything before is safe.',
    todo: 'Wait a moment, then do it again.',
  },
  'case.silent': {
    what: 'The drive that holds "{name}" does not answer.',
    safe: 'Everything saved before stands in the file. A change waits some seconds for the drive, and is not saved if it stays silent.',
    todo: 'Check that the drive or the network is connected. This window goes on by itself once it answers.',
  },
  'case.noAnswer': {
    what: 'The drive that holds "{name}" does not answer.',
    safe: 'The last change was not saved; everything before is safe.',
    todo: 'Check that the drive or the network is connected, then do it again.',
  },
  'case.noLocks': {
    what: 'The drive for "{name}" allows no locks.',
    safe: 'Nothing was written there: without locks, two programs could write into a case at once and destroy it.',
    todo: 'Use a folder of this computer.',
  },
  'case.diskFull': {
    what: 'The disk is full. This change was not saved: {change}.',
    safe: SAVED_IS_SAFE,
    todo: 'Free some space, then do it again, or use Save a Copy to go on on another disk.',
  },
  'case.diskError': {
    what: 'The disk that holds "{name}" can\'t be read or written.',
    safe: 'The last change was not saved; everything before is safe if the disk is.',
    todo: 'Check that the disk is connected, then do it again.',
  },
  'case.journalBroken': {
    what: 'The journal of "{name}" does not fit together at entry {seq}.',
    safe: 'Nothing was changed.',
    todo: 'File > Check Case, or "plumbline check", lists what was found. Compare with an older copy.',
  },
  'backup.failed': {
    what: 'The process that works on "{name}" ended before it was done ({detail}).',
    safe: 'The case and its backups were not changed.',
    todo: 'Do it again. If it happens again, check that there is room on the disk.',
  },
  'backup.notMade': {
    what: 'No backup of "{name}" could be made by itself. {detail}',
    safe: 'Everything saved is safe in the case file, and earlier backups were not changed.',
    todo: 'It is tried again while you work. Save a copy on another disk meanwhile.',
  },
  'backup.notFound': {
    what: 'That version is not there any more.',
    safe: CASE_UNCHANGED,
    todo: 'Choose another one.',
  },
  'backup.notWhole': {
    what: 'The version "{name}" is not as it was when it was made.',
    safe: CASE_UNCHANGED,
    todo: 'Choose another one. The file is kept as it is.',
  },
  'backup.otherCase': {
    what: 'That version is of another case.',
    safe: CASE_UNCHANGED,
    todo: 'Open it as a case of its own.',
  },
  'command.invalid': {
    what: 'That change is not possible: {detail}',
    safe: CASE_UNCHANGED,
    todo: 'Correct it and try again.',
  },
  'article.notFound': {
    what: 'The article is not in this case any more.',
    safe: CASE_UNCHANGED,
    todo: 'Choose another article.',
  },
  'article.notShown': {
    what: 'This article is not shown.',
    safe: '{detail} What you kept of it is still here, its claims and their quotes among them.',
    todo: 'Recover the case: a backup or an older version may hold the text as it was.',
  },
  'claim.notFound': {
    what: 'The claim is not in this case any more.',
    safe: CASE_UNCHANGED,
    todo: 'Choose another claim.',
  },
  'claim.tooMany': {
    what: 'A case can hold {limit} claims, and this one does, with those in the bin.',
    safe: 'Nothing was changed.',
    todo: 'Begin a new case for what comes next.',
  },
  'claim.needsTag': {
    what: 'A claim needs at least one tag.',
    safe: 'The tags were left as they are.',
    todo: 'Add another tag before you take this one off, or delete the claim.',
  },
  'reference.notFound': {
    what: 'The reference is not in this case any more.',
    safe: CASE_UNCHANGED,
    todo: 'Choose another reference.',
  },
  'reference.inUse': {
    what: {
      one: 'The reference is evidence for {count} claim.',
      other: 'The reference is evidence for {count} claims.',
    },
    safe: 'It was not deleted.',
    todo: 'Take it off the claims first.',
  },
  'evidence.notFound': {
    what: 'The evidence is not in this case any more.',
    safe: CASE_UNCHANGED,
    todo: 'Choose another one.',
  },
  'evidence.exists': {
    what: 'That reference is evidence for this claim already.',
    safe: CASE_UNCHANGED,
    todo: 'Change the evidence that is there.',
  },
  'anchor.mismatch': {
    what: 'The article does not read "{exact}" at {start} to {end}.',
    safe: 'No claim was made or moved.',
    todo: 'Select the passage again.',
  },
  'anchor.outOfRange': {
    what: 'The passage lies outside the article ({start} to {end}).',
    safe: 'No claim was made or moved.',
    todo: 'Select the passage again.',
  },
  'anchor.splitsCharacter': {
    what: 'The passage from {start} to {end} would cut a character in two.',
    safe: 'No claim was made or moved.',
    todo: 'Select the passage again.',
  },
  'annotate.invalidFile': {
    what: '"{name}" is not a list of claims: {detail}',
    safe: NOTHING_ADDED,
    todo: 'Correct the file. "plumbline annotate --help" shows the layout.',
  },
  'annotate.mismatch': {
    what: {
      one: '{count} claim does not match the article: {list}',
      other: '{count} claims do not match the article: {list}',
    },
    safe: NOTHING_ADDED,
    todo: 'Correct the quotes or their places.',
  },
  'annotate.noArticle': {
    what: 'The case holds no article "{name}".',
    safe: NOTHING_ADDED,
    todo: 'Import the article first, or name it with --article.',
  },
  'undo.nothing': { what: 'There is nothing to undo.', safe: CASE_UNCHANGED, todo: '' },
  'redo.nothing': { what: 'There is nothing to redo.', safe: CASE_UNCHANGED, todo: '' },
  'link.refused': {
    what: "This address can't be opened: {url}",
    safe: 'Nothing left this computer.',
    todo: 'Only addresses that begin with http:// or https:// can be opened.',
  },
  'export.failed': {
    what: 'The report could not be written: {detail}',
    safe: 'The case is safe, and no half report was left.',
    todo: 'Try another format or another place.',
  },
  'export.printFailed': {
    what: 'The PDF could not be made: {detail}',
    safe: 'The case is safe, and no half report was left.',
    todo: 'Export as HTML and print that.',
  },
  'export.caseDamaged': {
    what: 'No report was written: "{name}" is not what its journal says. {detail}',
    safe: 'Nothing was changed.',
    todo: 'File > Check Case lists what was found. On the command line, "plumbline check" does, and "plumbline recover" salvages what can be read.',
  },
  'app.unexpected': {
    what: 'Something went wrong that should not: {detail}',
    safe: SAVED_IS_SAFE,
    todo: 'Do it again. If it happens again, restart Plumbline.',
  },
};
