/** Dialogs: the only place that opens a native dialog, so that tests can stand in for the person at one. */
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { AppError } from '../../src-shared/errors';
import type { ExportFormat } from '../../src-shared/ipc/types';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { errorText } from '../../src-shared/strings/text';
import type { Link } from './links';

const words = en.app;
const CASE_FILTER: FileFilter = { name: words.caseFiles, extensions: ['plumb'] };
const ALL_FILTER: FileFilter = { name: words.allFiles, extensions: ['*'] };

async function save(
  parent: BrowserWindow,
  title: string,
  defaultPath: string,
  filter: FileFilter,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title,
    defaultPath,
    filters: [filter, ALL_FILTER],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Each gives a path, or null where the person cancelled. */
export const chooseNewCase = (parent: BrowserWindow, defaultPath: string): Promise<string | null> =>
  save(parent, words.newCaseTitle, defaultPath, CASE_FILTER);

export const chooseCopy = (parent: BrowserWindow, defaultPath: string): Promise<string | null> =>
  save(parent, words.saveCopyTitle, defaultPath, CASE_FILTER);

export const chooseReport = (
  parent: BrowserWindow,
  defaultPath: string,
  format: ExportFormat,
): Promise<string | null> =>
  save(parent, words.exportTitle, defaultPath, { name: words.exportFiles[format], extensions: [format] });

export async function chooseCase(parent: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: words.openCaseTitle,
    filters: [CASE_FILTER, ALL_FILTER],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

export async function chooseArticles(parent: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: words.importTitle,
    filters: [{ name: words.articleFiles, extensions: ['txt', 'text', 'md', 'markdown'] }, ALL_FILTER],
    properties: ['openFile', 'multiSelections'],
  });
  return canceled ? [] : filePaths;
}

export async function askAboutLink(
  parent: BrowserWindow,
  { href, host }: Link,
): Promise<'open' | 'copy' | 'cancel'> {
  const { response } = await dialog.showMessageBox(parent, {
    type: 'question',
    title: words.linkTitle,
    message: fill(words.linkMessage, { host }),
    detail: fill(words.linkDetail, { href }),
    buttons: [words.linkOpen, words.linkCopy, words.cancel],
    // Enter must not send anybody out by accident.
    defaultId: 2,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'open' : response === 1 ? 'copy' : 'cancel';
}

export async function askAfterCrashes(parent: BrowserWindow): Promise<'reload' | 'close'> {
  const { response } = await dialog.showMessageBox(parent, {
    type: 'error',
    title: words.crashTitle,
    message: words.crashMessage,
    detail: words.crashDetail,
    buttons: [words.crashReload, words.crashClose],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'reload' : 'close';
}

/** The page has not answered for a while (Electron's `unresponsive`). */
export async function askAboutHang(parent: BrowserWindow): Promise<'wait' | 'reload'> {
  const { message, detail, wait, reload } = en.working.hung;
  const { response } = await dialog.showMessageBox(parent, {
    type: 'warning',
    title: words.name,
    message,
    detail,
    buttons: [wait, reload],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? 'reload' : 'wait';
}

/** @param error case.locked or case.lockStale */
export async function askAboutLock(
  parent: BrowserWindow,
  error: AppError,
): Promise<'read' | 'takeOver' | 'cancel'> {
  const { title, readOnly, takeOver, cancel } = en.working.locked;
  const { what, safe, todo } = errorText(error);
  const { response } = await dialog.showMessageBox(parent, {
    type: 'question',
    title,
    message: what,
    detail: [safe, todo].join(' '),
    buttons: [readOnly, takeOver, cancel],
    // Taking it over stops somebody's work, so Enter must not do it.
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'read' : response === 1 ? 'takeOver' : 'cancel';
}

/** After an exception that nothing caught. */
export async function tellOfBug(): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    title: words.name,
    message: words.bugMessage,
    detail: words.bugDetail,
    buttons: [words.bugClose],
    noLink: true,
  });
}
