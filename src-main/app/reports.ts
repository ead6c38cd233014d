/** Reports: exporting the report of a window's case to a place that the person chose. */
import { shell } from 'electron';
import { basename, dirname, join } from 'node:path';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { keepsShut, type InspectionReport } from '../../src-shared/domain/inspection';
import { Refusal, type ErrorCode } from '../../src-shared/errors';
import { findingText } from '../../src-shared/strings/text';
import type { ExportFormat } from '../../src-shared/ipc/types';
import type { OpenCase } from '../case/open-case';
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

/** A ruling rests on the report: nothing goes into it of a case that is not what its journal says. */
async function refuseDamaged(cases: Cases, window: AppWindow): Promise<void> {
  const { fileName: name, whyReadOnly } = cases.of(window);
  // Opened as what can be read of a damaged case, which is said as long as it is open.
  if (whyReadOnly === 'damaged') return;
  const report = await checked(cases, window);
  if (report === null) return;
  const [damage] = keepsShut(report.findings);
  if (damage !== undefined || report.content === null)
    throw new Refusal('export.caseDamaged', { name, detail: damage ? findingText(damage) : '' });
}

/** These are said elsewhere, and keep nobody from a report of what is shown: no room for the copy, or the file is gone. */
const NO_HINDRANCE: readonly ErrorCode[] = ['inspect.diskFull', 'file.notFound', 'case.moved'];

/** null where there is nothing to look at now. */
async function checked(cases: Cases, window: AppWindow): Promise<InspectionReport | null> {
  try {
    return await cases.check(window);
  } catch (error) {
    if (error instanceof Refusal && NO_HINDRANCE.includes(error.error.code)) return null;
    throw error;
  }
}

export function createReports(cases: Cases) {
  /** Where exported files are; the window holds only their tokens. */
  const exported = new Map<string, string>();
  return {
    write: async (window: AppWindow, { format, articleId }: ExportPayload) => {
      const opened = cases.of(window);
      const title = titleOf(await cases.snapshot(window), articleId);
      const suggested = join(dirname(opened.origin), `${fileNameFrom(title)}.${format}`);
      const path = await chooseReport(window.browser, suggested, format);
      if (path === null) return null;
      await refuseDamaged(cases, window);
      const { snapshot, bodies } = await cases.read(window, contentOf);
      // The dialog was about this case, and another one may have been opened while it stood there.
      if (snapshot.info.id !== opened.kept.caseId) throw new Refusal('case.notOpen');
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
