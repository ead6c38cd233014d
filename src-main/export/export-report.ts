/** Exports a case's report: builds it, picks the writer, writes the file whole or not at all. */
import { resolve } from 'node:path';
import { assertNever } from '../../src-shared/assert';
import type { ArticleBody } from '../../src-shared/domain/article';
import { buildReport, type ReportMeta } from '../../src-shared/domain/report';
import type { Report } from '../../src-shared/domain/report-model';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { Refusal } from '../../src-shared/errors';
import type { ExportFormat } from '../../src-shared/ipc/types';
import { failWith, ok, type Result } from '../../src-shared/result';
import { writeWhole } from './write-file';
import { writeHtml } from './write-html';
import { writeMarkdown } from './write-markdown';

/** Prints a page to PDF. Given by the host, for only Electron can. */
export type PrintPdf = (html: string) => Promise<Uint8Array>;

export interface ExportRequest {
  readonly snapshot: CaseSnapshot;
  readonly bodies: ReadonlyMap<string, ArticleBody>;
  readonly meta: ReportMeta;
  readonly format: ExportFormat;
  /** Where to; an ordinary file that is there is replaced. */
  readonly path: string;
  readonly printPdf: PrintPdf;
}

/** The texts that a report of the snapshot is built from: of every version that a claim stands in. */
export function neededBodies(
  { articles, claims }: CaseSnapshot,
  body: (versionId: string) => ArticleBody,
): ReadonlyMap<string, ArticleBody> {
  const anchored = claims.flatMap(({ anchors }) => anchors.map(({ versionId }) => versionId));
  const versions = new Set([...articles.map(({ versionId }) => versionId), ...anchored]);
  return new Map([...versions].map((versionId) => [versionId, body(versionId)]));
}

async function print(html: string, printPdf: PrintPdf): Promise<Uint8Array> {
  try {
    return await printPdf(html);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Refusal('export.printFailed', { detail });
  }
}

async function contentOf(
  report: Report,
  format: ExportFormat,
  printPdf: PrintPdf,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'html':
      return writeHtml(report);
    case 'md':
      return writeMarkdown(report);
    case 'pdf':
      return print(writeHtml(report, 'paper'), printPdf);
    default:
      return assertNever(format);
  }
}

/** @returns the full path written; failures as in `writeWhole`, and export.printFailed */
export async function exportReport(request: ExportRequest): Promise<Result<string>> {
  const path = resolve(request.path);
  try {
    const report = buildReport(request.snapshot, request.bodies, request.meta);
    await writeWhole(path, await contentOf(report, request.format, request.printPdf));
    return ok(path);
  } catch (error) {
    if (error instanceof Refusal) return failWith(error.error);
    throw error;
  }
}
