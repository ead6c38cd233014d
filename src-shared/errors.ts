/** The closed list of expected failures. The words for each code stand in `strings/en.ts`. */

export const ERROR_CODES = [
  'file.notFound',
  'file.isFolder',
  'file.notAFile',
  'file.unreadable',
  'file.empty',
  'file.binary',
  'file.tooLarge',
  'file.notWritable',
  'file.nameTooLong',
  'file.exists',
  'file.inUse',
  'file.diskFull',
  'file.typeUnknown',
  'drive.silent',
  'import.timeout',
  'import.crashed',
  'import.duplicate',
  'import.encodingWrong',
  'import.noText',
  'clipboard.tooLong',
  'import.clipboardEmpty',
  'import.cancelled',
  'import.expired',
  'case.notACase',
  'case.tooNew',
  'case.damaged',
  'case.foreignObject',
  'case.walMode',
  'case.inWalMode',
  'case.oddBeside',
  'case.tooLarge',
  'case.changing',
  'case.staleJournal',
  'inspect.timeout',
  'inspect.memory',
  'inspect.crashed',
  'inspect.diskFull',
  'inspect.cancelled',
  'job.cancelled',
  'case.readOnly',
  'case.notOpen',
  'case.moved',
  'case.locked',
  'case.lockStale',
  'case.lostLock',
  'case.rescued',
  'case.rescuedOlder',
  'case.notRescued',
  'case.cloudFolder',
  'case.large',
  'case.conflictedCopy',
  'case.behind',
  'case.linkTurned',
  'case.networkFolder',
  'case.busy',
  'case.silent',
  'case.noAnswer',
  'case.noLocks',
  'case.diskFull',
  'case.diskError',
  'case.journalBroken',
  'case.damagedOpen',
  'backup.failed',
  'backup.notMade',
  'backup.notFound',
  'backup.notWhole',
  'backup.otherCase',
  'command.invalid',
  'article.notFound',
  'article.notShown',
  'claim.notFound',
  'claim.needsTag',
  'claim.tooMany',
  'reference.notFound',
  'reference.inUse',
  'evidence.notFound',
  'evidence.exists',
  'anchor.mismatch',
  'anchor.outOfRange',
  'anchor.splitsCharacter',
  'annotate.invalidFile',
  'annotate.mismatch',
  'annotate.noArticle',
  'undo.nothing',
  'redo.nothing',
  'link.refused',
  'export.failed',
  'export.printFailed',
  'export.caseDamaged',
  'app.unexpected',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
export type ErrorParams = Readonly<Record<string, string | number>>;

/** @property params values that the text of the code names: a file name, a size, a quote */
export interface AppError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** Carries an expected failure out of deep code; turned into a Result at the nearest boundary. */
export class Refusal extends Error {
  readonly error: AppError;
  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'Refusal';
    this.error = { code, params };
  }
}

/** Another program, or a drive that is silent, keeps the file from us at this moment; nothing was done, and it may be tried again. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Refusal && (error.error.code === 'case.busy' || error.error.code === 'case.noAnswer')
  );
}
