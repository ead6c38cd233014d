/** Says on the error stream what went wrong, in the window's words. */
import type { AppError } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { errorLine } from '../../src-shared/strings/text';
import type { CliHost } from './host';

export function reportError(host: CliHost, error: AppError): void {
  host.writeError(`${en.cli.prefix}${errorLine(error)}\n`);
}
