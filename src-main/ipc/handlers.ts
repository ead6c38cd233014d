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
    readonly setPlace: Handlers<W>['app.place'];
    readonly flushed: Handlers<W>['app.flushed'];
    readonly cancelJob: Handlers<W>['job.cancel'];
  };
  readonly caseFiles: {
    readonly create: Handlers<W>['case.new'];
    readonly choose: Handlers<W>['case.open'];
    readonly openRecent: Handlers<W>['case.openRecent'];
    readonly forgetRecent: Handlers<W>['case.forgetRecent'];
    readonly openSample: Handlers<W>['case.openSample'];
    readonly saveCopy: Handlers<W>['case.saveCopy'];
    readonly check: Handlers<W>['case.check'];
    readonly close: Handlers<W>['case.close'];
    readonly acceptNotice: Handlers<W>['case.acceptNotice'];
  };
  readonly cases: {
    readonly snapshot: Handlers<W>['case.snapshot'];
    readonly execute: Handlers<W>['case.execute'];
    readonly historyPage: Handlers<W>['case.historyPage'];
    readonly undo: Handlers<W>['case.undo'];
    readonly redo: Handlers<W>['case.redo'];
    readonly body: Handlers<W>['article.body'];
  };
  readonly drafts: {
    readonly keep: Handlers<W>['draft.keep'];
    readonly drop: Handlers<W>['draft.drop'];
  };
  readonly versions: {
    readonly save: Handlers<W>['version.save'];
    readonly list: Handlers<W>['version.list'];
    readonly preview: Handlers<W>['version.preview'];
    readonly restore: Handlers<W>['version.restore'];
  };
  readonly recovery: {
    readonly begin: Handlers<W>['recovery.begin'];
    readonly restore: Handlers<W>['recovery.restore'];
    readonly salvage: Handlers<W>['recovery.salvage'];
    readonly openSalvaged: Handlers<W>['recovery.openSalvaged'];
    readonly read: Handlers<W>['recovery.read'];
    readonly show: Handlers<W>['recovery.show'];
    readonly leave: Handlers<W>['recovery.leave'];
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

export function handlersOf<W>(services: Services<W>): Handlers<W> {
  const { shell, caseFiles, cases, drafts, versions, recovery, imports, reports } = services;
  return {
    'app.state': shell.state,
    'app.settings': shell.updateSettings,
    'app.menu': shell.setEnabled,
    'app.place': shell.setPlace,
    'app.flushed': shell.flushed,
    'job.cancel': shell.cancelJob,
    'case.new': caseFiles.create,
    'case.open': caseFiles.choose,
    'case.openRecent': caseFiles.openRecent,
    'case.forgetRecent': caseFiles.forgetRecent,
    'case.openSample': caseFiles.openSample,
    'case.saveCopy': caseFiles.saveCopy,
    'case.check': caseFiles.check,
    'case.close': caseFiles.close,
    'case.acceptNotice': caseFiles.acceptNotice,
    'case.snapshot': cases.snapshot,
    'case.execute': cases.execute,
    'case.historyPage': cases.historyPage,
    'draft.keep': drafts.keep,
    'draft.drop': drafts.drop,
    'version.save': versions.save,
    'version.list': versions.list,
    'version.preview': versions.preview,
    'version.restore': versions.restore,
    'recovery.begin': recovery.begin,
    'recovery.restore': recovery.restore,
    'recovery.salvage': recovery.salvage,
    'recovery.openSalvaged': recovery.openSalvaged,
    'recovery.read': recovery.read,
    'recovery.show': recovery.show,
    'recovery.leave': recovery.leave,
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
