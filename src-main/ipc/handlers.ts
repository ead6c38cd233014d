/** Handlers: which service answers which request. A table, no logic. */
import type { RequestChannel } from '../../src-shared/ipc/contract';
import type { Handlers } from './register';

/** Services by what they are about; `W` is what main knows of the window that asks. */
export interface Services<W> {
  readonly shell: {
    readonly state: Handlers<W>['app.state'];
    readonly updateSettings: Handlers<W>['app.settings'];
    readonly setEnabled: Handlers<W>['app.menu'];
    readonly openLink: Handlers<W>['link.open'];
  };
  readonly caseFiles: {
    readonly create: Handlers<W>['case.new'];
    readonly choose: Handlers<W>['case.open'];
    readonly openRecent: Handlers<W>['case.openRecent'];
    readonly forgetRecent: Handlers<W>['case.forgetRecent'];
    readonly openSample: Handlers<W>['case.openSample'];
    readonly saveCopy: Handlers<W>['case.saveCopy'];
    readonly close: Handlers<W>['case.close'];
  };
  readonly cases: {
    readonly snapshot: Handlers<W>['case.snapshot'];
    readonly execute: Handlers<W>['case.execute'];
    readonly undo: Handlers<W>['case.undo'];
    readonly redo: Handlers<W>['case.redo'];
    readonly body: Handlers<W>['article.body'];
  };
  readonly imports: {
    readonly choose: Handlers<W>['import.choose'];
    readonly paste: Handlers<W>['import.paste'];
    readonly clipboard: Handlers<W>['import.clipboard'];
    readonly reread: Handlers<W>['import.reread'];
    readonly confirm: Handlers<W>['import.confirm'];
    readonly cancel: Handlers<W>['import.cancel'];
  };
  readonly reports: {
    readonly write: Handlers<W>['export.report'];
    readonly show: Handlers<W>['export.show'];
  };
}

export function handlersOf<W>({ shell, caseFiles, cases, imports, reports }: Services<W>): Handlers<W> {
  return {
    'app.state': shell.state,
    'app.settings': shell.updateSettings,
    'app.menu': shell.setEnabled,
    'case.new': caseFiles.create,
    'case.open': caseFiles.choose,
    'case.openRecent': caseFiles.openRecent,
    'case.forgetRecent': caseFiles.forgetRecent,
    'case.openSample': caseFiles.openSample,
    'case.saveCopy': caseFiles.saveCopy,
    'case.close': caseFiles.close,
    'case.snapshot': cases.snapshot,
    'case.execute': cases.execute,
    'case.undo': cases.undo,
    'case.redo': cases.redo,
    'article.body': cases.body,
    'import.choose': imports.choose,
    'import.paste': imports.paste,
    'import.clipboard': imports.clipboard,
    'import.reread': imports.reread,
    'import.confirm': imports.confirm,
    'import.cancel': imports.cancel,
    'export.report': reports.write,
    'export.show': reports.show,
    'link.open': shell.openLink,
  } satisfies Record<RequestChannel, unknown>;
}
