/** `plumbline export`: writes the fact-check report of a case. */
import { basename, resolve } from 'node:path';
import { keepsShut, type InspectionReport } from '../../src-shared/domain/inspection';
import { Refusal } from '../../src-shared/errors';
import { EXPORT_FORMATS, exportFormatSchema, type ExportFormat } from '../../src-shared/ipc/types';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { findingText } from '../../src-shared/strings/text';
import { exportReport, neededBodies } from '../export/export-report';
import type { CliHost } from './host';
import { reportError } from './report-error';
import { articleNamed, withCase } from './with-case';
import { checkLine, readArguments, readWords, WrongUse } from './wrong-use';

function required(option: string, value: string | undefined): string {
  if (value === undefined) throw new WrongUse('missingOption', { option: `--${option}` });
  if (value === '') throw new WrongUse('emptyOption', { option: `--${option}` });
  return value;
}

function formatOf(value: string): ExportFormat {
  const format = exportFormatSchema.safeParse(value);
  if (!format.success) throw new WrongUse('format', { value, list: EXPORT_FORMATS.join(', ') });
  return format.data;
}

/** A ruling rests on the report: nothing goes into it of a case that is not what its journal says. */
function noReport({ findings, content }: InspectionReport, name: string): Refusal | null {
  const [damage] = keepsShut(findings);
  if (damage === undefined && content !== null) return null;
  return new Refusal('export.caseDamaged', { name, detail: damage ? findingText(damage) : '' });
}

export function exportCase(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { format: 'text', out: 'text', article: 'text' });
  const [path = ''] = readArguments(positionals, ['case']);
  const format = formatOf(required('format', options.format));
  const out = resolve(host.cwd, required('out', options.out));
  const name = options.article === undefined ? null : checkLine('article', options.article);
  return withCase(host, { path, access: 'read', verdict: noReport }, async (opened) => {
    const snapshot = opened.snapshot();
    const articleId = name === null ? null : articleNamed(snapshot.articles, name).id;
    const bodies = neededBodies(snapshot, (versionId) => opened.body(versionId));
    const meta = { appVersion: __APP_VERSION__, articleId };
    const written = await exportReport({
      snapshot,
      bodies,
      meta,
      format,
      path: out,
      printPdf: host.printPdf,
    });
    if (written.ok) host.write(`${fill(en.cli.exported, { name: basename(written.value) })}\n`);
    else reportError(host, written.error);
    return written.ok ? 0 : 1;
  });
}
