/** The command line: the same services as the window's, without one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { KEEP_HEAP_MIB } from '../case/backup/ask-keeper';
import { INSPECT_HEAP_MIB } from '../case/inspect/limits';
import { nodeImportProcess as nodeImportProcesses } from '../import/node-import-process';
import { nodeProcess } from '../process/node-process';
import type { WorkerProcess } from '../process/worker-process';
import { annotateCase } from './annotate-case';
import { backupCase, listVersions } from './backup-case';
import { checkCaseFile } from './check-case';
import { isCommand, type CommandName } from './commands';
import { exportCase } from './export-case';
import type { CliHost } from './host';
import { importFiles } from './import-files';
import { newCase } from './new-case';
import { recoverCase } from './recover-case';
import { reportError } from './report-error';
import { restoreCase } from './restore-case';
import { showCase } from './show-case';
import { WrongUse } from './wrong-use';

type Run = (args: readonly string[], host: CliHost) => number | Promise<number>;

const RUNS: Readonly<Record<CommandName, Run>> = {
  new: newCase,
  import: importFiles,
  annotate: annotateCase,
  show: showCase,
  export: exportCase,
  check: checkCaseFile,
  backup: backupCase,
  versions: listVersions,
  restore: restoreCase,
  recover: recoverCase,
};

function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

function wrongUse(host: CliHost, message: string, command: string): number {
  const hint = fill(en.cli.wrongUse.hint, { command: command === '' ? '' : `${command} ` });
  host.writeError(`${en.cli.prefix}${message} ${hint}\n`);
  return 2;
}

async function runCommand(command: CommandName, args: readonly string[], host: CliHost): Promise<number> {
  try {
    return await RUNS[command](args, host);
  } catch (error) {
    if (error instanceof WrongUse) return wrongUse(host, error.message, command);
    if (error instanceof Refusal) reportError(host, error.error);
    else reportError(host, { code: 'app.unexpected', params: { detail: String(error) } });
    return 1;
  }
}

/**
 * A terminal obeys control characters, and a stranger's file may hold some: they are written as \\u escapes, which JSON
 * reads as the same characters.
 */
function harmless(host: CliHost): CliHost {
  const orders = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
  const escaped = (text: string): string =>
    text.replace(orders, (order) => `\\u${order.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return {
    ...host,
    write: (text) => {
      host.write(escaped(text));
    },
    writeError: (text) => {
      host.writeError(escaped(text));
    },
  };
}

/**
 * Runs one command.
 * @param args the words after the program's name
 * @returns the exit status: 0 done, 1 a finding or a refusal, 2 wrong use, 3 (of check) not a case file
 */
export async function runCli(args: readonly string[], terminal: CliHost): Promise<number> {
  const host = harmless(terminal);
  const [word = '', ...rest] = args;
  if (word === '--version' || word === '-v') {
    host.write(`${fill(en.cli.version, { version: __APP_VERSION__ })}\n`);
    return 0;
  }
  if (word === 'help' || word === '--help' || word === '-h') {
    const [topic = ''] = rest;
    host.write(isCommand(topic) ? en.cli.help[topic] : en.cli.overview);
    return 0;
  }
  if (word === '') return wrongUse(host, en.cli.wrongUse.noCommand, '');
  if (!isCommand(word)) {
    const { unknownOption, unknownCommand } = en.cli.wrongUse;
    const message = word.startsWith('-')
      ? fill(unknownOption, { option: word })
      : fill(unknownCommand, { word });
    return wrongUse(host, message, '');
  }
  if (wantsHelp(rest)) {
    host.write(en.cli.help[word]);
    return 0;
  }
  return runCommand(word, rest, host);
}

/** The process that reads articles, for a launcher under Node. */
export function nodeImportProcess(): WorkerProcess {
  return nodeImportProcesses(builtWorker('import-worker.js'))();
}

/** The process that inspects case files, for a launcher under Node. */
export function nodeInspectProcess(): WorkerProcess {
  return nodeProcess(builtWorker('inspect-worker.js'), INSPECT_HEAP_MIB)();
}

/** The process that makes backups and salvages, for a launcher under Node. */
export function nodeBackupProcess(): WorkerProcess {
  return nodeProcess(builtWorker('backup-worker.js'), KEEP_HEAP_MIB)();
}

/** The build may put this module into a folder of its own. */
function builtWorker(name: string): string {
  const here = import.meta.dirname;
  const beside = join(here, name);
  return existsSync(beside) ? beside : join(here, '..', name);
}
