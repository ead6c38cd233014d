/** Imports: the ways by which an article comes to a window, each leading into that window's import session. */
import { clipboard } from 'electron';
import type { Provenance } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';
import type { Encoding, ImportPreview } from '../../src-shared/ipc/types';
import { en } from '../../src-shared/strings/en';
import type { ImportSource } from '../import/messages';
import type { Cases } from './cases';
import { chooseArticles } from './dialogs';
import { createImportSession, type ImportSession, type ImportSessionPlan } from './import-session';
import type { AppWindow } from './window';

/** Files taken at once: each is a question to the person. */
const FILES_AT_ONCE = 100;

export function createImports(plan: ImportSessionPlan & { readonly cases: Cases }) {
  const sessions = new WeakMap<AppWindow, ImportSession>();
  const of = (window: AppWindow): ImportSession => {
    const session = sessions.get(window) ?? createImportSession(window, plan);
    sessions.set(window, session);
    return session;
  };
  const startText = (window: AppWindow, text: string, name: string): null => {
    of(window).start([{ kind: 'text', text, name }]);
    return null;
  };
  const startFiles = (window: AppWindow, paths: readonly string[]): void => {
    of(window).start(paths.slice(0, FILES_AT_ONCE).map((path): ImportSource => ({ kind: 'file', path })));
  };
  return {
    choose: async (window: AppWindow): Promise<null> => {
      plan.cases.of(window);
      startFiles(window, await chooseArticles(window.browser));
      return null;
    },
    paste: (window: AppWindow, { text }: { text: string }): null =>
      startText(window, text, en.app.pastedName),
    // Newer versions of Electron answer with a promise.
    clipboard: async (window: AppWindow): Promise<null> => {
      const text = await clipboard.readText();
      if (text.trim() === '') throw new Refusal('import.clipboardEmpty');
      return startText(window, text, en.app.clipboardName);
    },
    reread: (
      window: AppWindow,
      { token, encoding }: { token: string; encoding: Encoding },
    ): Promise<ImportPreview> => of(window).reread(token, encoding),
    confirm: (window: AppWindow, { token, provenance }: { token: string; provenance: Provenance }) =>
      of(window).confirm(token, provenance),
    cancel: (window: AppWindow, { token }: { token: string }): void => {
      of(window).cancel(token);
    },
    startFiles,
    end: (window: AppWindow): void => {
      sessions.get(window)?.end();
    },
  };
}
