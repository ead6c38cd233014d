/** Reports: exporting the report of a window's case to a place that the person chose. */
import { shell } from 'electron';
import { basename, dirname, join } from 'node:path';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { Refusal } from '../../src-shared/errors';
import type { ExportFormat } from '../../src-shared/ipc/types';
import type { OpenCase } from '../case/case-file';
import { exportReport, neededBodies, type ExportRequest } from '../export/export-report';
import { newId } from '../../src-shared/domain/ids';
import type { Cases } from './cases';
import { chooseReport } from './dialogs';
import { fileNameFrom } from './file-name';
import { printPdf } from './print-pdf';
import type { AppWindow } from './window';

interface ExportPayload {
  readonly format: ExportFormat;
  readonly articleId: string | null;
}

/** All of one moment: nothing is committed between the two. */
function contentOf(opened: OpenCase): Pick<ExportRequest, 'snapshot' | 'bodies'> {
  const snapshot = opened.snapshot();
  return { snapshot, bodies: neededBodies(snapshot, opened.body.bind(opened)) };
}

function titleOf({ info, articles }: CaseSnapshot, articleId: string | null): string {
  return articles.find(({ id }) => id === articleId)?.title ?? info.title;
}

export function createReports(cases: Cases) {
  /** Where exported files are; the window holds only their tokens. */
  const exported = new Map<string, string>();
  return {
    write: async (window: AppWindow, { format, articleId }: ExportPayload) => {
      const title = titleOf(await cases.snapshot(window), articleId);
      const suggested = join(dirname(cases.of(window).origin), `${fileNameFrom(title)}.${format}`);
      const path = await chooseReport(window.browser, suggested, format);
      if (path === null) return null;
      // Asked again: the case may have been closed while the dialog was open.
      const { snapshot, bodies } = await cases.read(window, contentOf);
      const meta = { appVersion: __APP_VERSION__, articleId };
      const written = await exportReport({ snapshot, bodies, meta, format, path, printPdf });
      if (!written.ok) throw new Refusal(written.error.code, written.error.params);
      const token = newId();
      exported.set(token, written.value);
      return { fileName: basename(written.value), token };
    },
    show: (_window: AppWindow, { token }: { token: string }): void => {
      const path = exported.get(token);
      if (path === undefined) throw new Refusal('file.notFound', { name: token });
      shell.showItemInFolder(path);
    },
  };
}
