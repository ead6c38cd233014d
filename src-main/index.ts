/** Composition root: decides what this start is for, and puts the parts together for it. */
import { app, ipcMain, Menu } from 'electron';
import { join, resolve } from 'node:path';
import { assertNever } from '../src-shared/assert';
import { en } from '../src-shared/strings/en';
import { parseArgv, type Start } from './app/argv';
import { APP_ORIGIN } from './app/assets';
import { composeApp } from './app/compose';
import { harden, isDebuggedRelease, windowSession } from './app/harden';
import { electronProcess } from './app/electron-process';
import { endOnBugs, quitOnSignals } from './app/lifecycle';
import { openLog } from './app/log';
import { printPdf } from './app/print-pdf';
import { serveApp } from './app/protocol';
import { takeScreenshot } from './app/screenshot';
import { claimSingleInstance } from './app/single-instance';
import { KEEP_HEAP_MIB } from './case/backup/ask-keeper';
import { DRIVE_ENV, DRIVE_HEAP_MIB } from './case/drive/drives';
import { INSPECT_HEAP_MIB } from './case/inspect/limits';
import { isCliCommand } from './cli/commands';
import { IMPORT_HEAP_MIB } from './import/limits';
import { createEmitter } from './ipc/emit';
import { handlersOf } from './ipc/handlers';
import { registerRequests } from './ipc/register';

const here = import.meta.dirname;
const startImportProcess = electronProcess(
  join(here, 'import-worker.js'),
  'Plumbline import',
  IMPORT_HEAP_MIB,
);
const startInspectProcess = electronProcess(
  join(here, 'inspect-worker.js'),
  'Plumbline inspection',
  INSPECT_HEAP_MIB,
);

const startDriveProcess = electronProcess(
  join(here, 'drive-worker.js'),
  'Plumbline drives',
  DRIVE_HEAP_MIB,
  DRIVE_ENV,
);

const startBackupProcess = electronProcess(join(here, 'backup-worker.js'), 'Plumbline backup', KEEP_HEAP_MIB);

/** Ends when all of it is written: a pipe takes it in pieces. */
function write(stream: NodeJS.WriteStream, content: Uint8Array | string): Promise<void> {
  return new Promise((done) => {
    stream.write(content, () => {
      done();
    });
  });
}

async function exitWith(run: () => Promise<number>): Promise<void> {
  // Printing closes a window, which would end the app.
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  try {
    app.exit(await run());
  } catch (error) {
    await write(process.stderr, `${error instanceof Error ? error.message : String(error)}\n`);
    app.exit(1);
  }
}

/** HTML on stdin, PDF on stdout: the command line's printer where it does not run in Electron itself. */
async function printFromStdin(): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  await write(process.stdout, await printPdf(Buffer.concat(chunks).toString('utf8')));
  return 0;
}

async function runCommandLine(words: readonly string[]): Promise<number> {
  const { runCli } = await import('./cli/main');
  return runCli(words, {
    cwd: process.cwd(),
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    startImportProcess,
    startInspectProcess,
    startBackupProcess,
    printPdf,
  });
}

async function runWindows({ files, sample, screenshot }: Extract<Start, { kind: 'window' }>): Promise<void> {
  /** Resolved when windows can be opened; what comes earlier waits for it. */
  const windowed = app.whenReady().then(startWindows);
  const isFirst = claimSingleInstance({ files, sample }, (request) => {
    void windowed.then(({ open }) => open(request));
  });
  if (!isFirst) {
    await write(process.stderr, `${screenshot === null ? en.app.secondInstance : en.app.screenshotBusy}\n`);
    app.exit(screenshot === null ? 0 : 1);
    return;
  }
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void windowed.then(({ open }) => open({ files: [path], sample: false }));
  });
  app.on('activate', () => {
    void windowed.then(({ windows, open }) =>
      windows.all().length === 0 ? open({ files: [], sample: false }) : undefined,
    );
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  const { open, windows } = await windowed;
  await open({ files, sample });
  const window = windows.current();
  if (screenshot === null || !window) return;
  try {
    await takeScreenshot(window, screenshot);
    app.quit();
  } catch (error) {
    await write(process.stderr, `${error instanceof Error ? error.message : String(error)}\n`);
    app.exit(1);
  }
}

async function startWindows() {
  const log = openLog(join(app.getPath('userData'), 'logs', 'plumbline.log'), () => new Date());
  const session = await windowSession();
  serveApp(session, resolve(here, '../renderer'));
  const composed = composeApp({
    session,
    preload: resolve(here, '../preload/preload.cjs'),
    startImportProcess,
    startInspectProcess,
    startBackupProcess,
    startDriveProcess,
    sampleFolder: resolve(here, '../../resources/sample'),
    log,
    eventsTo: createEmitter,
  });
  endOnBugs(log, composed.closeCases);
  quitOnSignals(log);
  registerRequests(ipcMain, {
    origin: APP_ORIGIN,
    windowOf: composed.windows.byId,
    handlers: handlersOf(composed.services),
    dropped: composed.takeDropped,
    log,
  });
  log.info('start', { version: __APP_VERSION__ });
  return composed;
}

function run(): Promise<void> {
  if (isDebuggedRelease()) return exitWith(() => Promise.reject(new Error(en.app.remoteDebuggingRefused)));
  harden();
  Menu.setApplicationMenu(null);
  const start = parseArgv(process.argv, { packaged: app.isPackaged, cwd: process.cwd(), isCliCommand });
  switch (start.kind) {
    case 'cli':
      return exitWith(() => runCommandLine(start.words));
    case 'printPdf':
      return exitWith(printFromStdin);
    case 'window':
      return runWindows(start);
    default:
      return assertNever(start);
  }
}

// Not awaited: Electron holds back "ready" until this module is through.
void run();
