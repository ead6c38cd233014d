import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { articleOf, bodyOf, claimOf, snapshotOf } from '../../src-shared/domain/report.fixture';
import type { ExportFormat } from '../../src-shared/ipc/types';
import { exportReport, type PrintPdf } from './export-report';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-export-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const body = bodyOf('The ferry stops in spring.');
const snapshot = snapshotOf({
  articles: [articleOf(body)],
  claims: [claimOf(1, body, 'stops in spring', ['sourced'])],
});

const noPrinter: PrintPdf = () => Promise.reject(new Error('there is no printer here'));

function exportTo(path: string, format: ExportFormat) {
  const bodies = new Map([[body.versionId, body]]);
  return exportReport({
    snapshot,
    bodies,
    meta: { appVersion: '1', articleId: null },
    format,
    path,
    printPdf: noPrinter,
  });
}

it.each(['html', 'md'] as const)('writes the same %s twice', async (format) => {
  const [first, second] = [join(folder, 'a'), join(folder, 'b')];
  expect(await exportTo(first, format)).toEqual({ ok: true, value: first });
  await exportTo(second, format);
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  expect(readFileSync(first, 'utf8')).toContain('stops in spring');
});

it('that can’t print leaves the old file as it was', async () => {
  const path = join(folder, 'report.pdf');
  writeFileSync(path, 'old');
  expect(await exportTo(path, 'pdf')).toEqual({
    ok: false,
    error: { code: 'export.printFailed', params: { detail: 'there is no printer here' } },
  });
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['report.pdf']);
});

it('hands back why the place could not be written', async () => {
  expect(await exportTo(folder, 'html')).toMatchObject({ ok: false, error: { code: 'file.isFolder' } });
});
