// What stops the set-up, in one sentence, with the one command that mends it.

/**
 * A failure that is expected and explained; anything else that is thrown is a bug and keeps its stack.
 */
export class SetUpError extends Error {
  /**
   * @param {string} sentence what is wrong, complete with its full stop
   * @param {string} mend the command (or, where none exists, the act) that mends it
   * @param {string} [detail] what the failing program itself said, for the curious
   */
  constructor(sentence, mend, detail = '') {
    super(sentence);
    this.name = 'SetUpError';
    this.mend = mend;
    this.detail = detail;
  }
}

/** @param {unknown} error */
export function errorCode(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** @param {unknown} error */
export function errorText(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Puts a file-system failure into words; undefined where it is none that we know.
 * @param {unknown} error
 * @param {string} folder what was being written
 * @param {{ movable: boolean }} [kind] movable: the cache, which can stand elsewhere
 * @returns {SetUpError | undefined}
 */
export function explainDisk(error, folder, { movable } = { movable: true }) {
  /** @param {string} where */
  const elsewhere = (where) => (movable ? `PLUMBLINE_CACHE=${where} npm start` : 'npm start   (after that)');
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new SetUpError(
        `There is no room left on the disk that holds ${folder}${movable ? '' : '; make some'}.`,
        elsewhere('/a/folder/on/a/larger/disk'),
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new SetUpError(
        `The folder ${folder} can't be written (${errorCode(error)})${movable ? '' : '; make it writable'}.`,
        elsewhere('/a/folder/you/can/write'),
      );
    default:
      return undefined;
  }
}

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|EHOSTUNREACH/;

/**
 * Puts what npm printed into words.
 * @param {string} what what was being fetched, e.g. "the packages in package-lock.json"
 * @param {string} output
 * @param {string} folder where npm was writing
 */
export function explainNpm(what, output, folder) {
  // Where the cause is known, npm's first lines name it and the rest is its own stack.
  const start = output.split('\n').slice(0, 3).join('\n');
  if (/ENOSPC|EDQUOT|No space left/.test(output)) {
    return new SetUpError(
      `There is no room left on the disk while fetching ${what} to ${folder}.`,
      'npm cache clean --force && npm start',
      start,
    );
  }
  if (OFFLINE.test(output)) {
    return new SetUpError(
      `The npm registry can't be reached, so ${what} can't be fetched.`,
      'npm ping   (mend the network or the registry setting until this answers, then start again)',
      start,
    );
  }
  if (/EINTEGRITY/.test(output)) {
    return new SetUpError(
      `What the npm registry sent for ${what} is not what was published.`,
      'npm cache clean --force && npm start',
      start,
    );
  }
  if (/E404|ETARGET/.test(output)) {
    return new SetUpError(
      `This npm registry does not have ${what}.`,
      'npm config get registry   (is it the one you want?)',
      start,
    );
  }
  return new SetUpError(`npm could not fetch ${what}.`, 'npm ci', output);
}
