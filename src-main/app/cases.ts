/** Cases: which window has which case, and the one loop of every change: command, commit, event. */
import { app } from 'electron';
import { statSync } from 'node:fs';
import type { WindowCommand, Command } from '../../src-shared/commands/command';
import type { ArticleBody } from '../../src-shared/domain/article';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { createCase, openCase, type Committed, type OpenCase } from '../case/case-file';
import type { CaseHost } from '../case/execute';
import type { Log } from './log';
import type { Recents } from './recents';
import { bringToFront, type AppWindow } from './window';
import type { Windows } from './windows';

export interface CasesPlan {
  readonly windows: Windows;
  readonly newWindow: (casePath: string | null) => AppWindow;
  readonly host: CaseHost;
  readonly recents: Recents;
  readonly log: Log;
  /** Something changed that the menu shows. */
  readonly menuChanged: () => void;
}

export interface Cases {
  /** Opens a case file in `from` if that is free, else in a free window or a new one; one that is open comes to the front. */
  open(path: string, from: AppWindow | null): AppWindow;
  /** Creates a case file and shows it like `open`. */
  create(path: string, title: string, from: AppWindow | null): AppWindow;
  readonly close: (window: AppWindow) => void;
  /** Takes over what another process committed since. */
  catchUp(window: AppWindow): void;
  /** The case of a window. @throws Refusal `case.notOpen` */
  of(window: AppWindow): OpenCase;
  snapshot(window: AppWindow): CaseSnapshot;
  body(window: AppWindow, version: { readonly versionId: string }): ArticleBody;
  execute(window: AppWindow, command: WindowCommand | Command): { readonly seq: number };
  undo(window: AppWindow): { readonly seq: number };
  redo(window: AppWindow): { readonly seq: number };
}

function isSameFile(left: string, right: string): boolean {
  try {
    const a = statSync(left);
    const b = statSync(right);
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return left === right;
  }
}

function showTitle({ browser, openCase }: AppWindow): void {
  if (browser.isDestroyed()) return;
  browser.setTitle(
    openCase ? fill(en.app.titleWithCase, { title: openCase.snapshot().info.title }) : en.app.name,
  );
}

export function createCases({ windows, newWindow, host, recents, log, menuChanged }: CasesPlan): Cases {
  const of = ({ openCase }: AppWindow): OpenCase => {
    if (!openCase) throw new Refusal('case.notOpen');
    return openCase;
  };

  const show = (opened: OpenCase, from: AppWindow | null): AppWindow => {
    const window = windows.free(from) ?? newWindow(opened.path);
    window.openCase = opened;
    recents.add(opened.path, host.now());
    app.addRecentDocument(opened.path);
    log.info('case.opened', { readOnly: opened.readOnly });
    showTitle(window);
    window.events.emit('case:opened', { fileName: opened.fileName });
    menuChanged();
    return window;
  };

  const announce = (window: AppWindow, { changes, history }: Committed): void => {
    window.events.emit('case:changed', { changes, history });
    if (changes.some(({ noun }) => noun === 'info')) showTitle(window);
    menuChanged();
  };

  const commit = (window: AppWindow, change: (opened: OpenCase) => Committed): { readonly seq: number } => {
    const committed = change(of(window));
    announce(window, committed);
    return { seq: committed.seq };
  };

  /** Also called when the window is gone: then only the file is left to close. */
  const close = (window: AppWindow): void => {
    const closing = window.openCase;
    if (!closing) return;
    window.openCase = null;
    closing.close();
    log.info('case.closed');
    if (window.browser.isDestroyed()) return;
    showTitle(window);
    window.events.emit('case:closed', { fileName: closing.fileName });
    menuChanged();
  };

  return {
    open: (path, from) => {
      const already = windows.all().find(({ openCase: other }) => other && isSameFile(other.path, path));
      if (already) {
        bringToFront(already);
        return already;
      }
      return show(openCase(path, host), from);
    },
    create: (path, title, from) => show(createCase(path, { title }, host), from),
    close,
    catchUp: (window) => {
      const committed = window.openCase?.catchUp();
      if (committed) announce(window, committed);
    },
    of,
    snapshot: (window) => of(window).snapshot(),
    body: (window, { versionId }) => of(window).body(versionId),
    execute: (window, command) => commit(window, (opened) => opened.execute(command)),
    undo: (window) => commit(window, (opened) => opened.undo()),
    redo: (window) => commit(window, (opened) => opened.redo()),
  };
}
