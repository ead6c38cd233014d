/** `plumbline check`: inspects a case file in a process of its own: the file, its tables, its journal, the place of every claim. */
import { basename } from 'node:path';
import type { InspectionReport } from '../../src-shared/domain/inspection';
import type { AppError, ErrorCode } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { errorLine, findingText } from '../../src-shared/strings/text';
import { findHead, readHead, type AskedHead, type FoundHead } from './head';
import { realPathOf, type CliHost } from './host';
import { inspectFor } from './inspect-for';
import { reportError } from './report-error';
import { readArguments, readWords } from './wrong-use';

const CHECK_SCHEMA = 'plumbline.check/1';

/** What can't be a case file at all. */
const NO_CASE: readonly ErrorCode[] = [
  'file.notFound',
  'file.isFolder',
  'file.notAFile',
  'file.unreadable',
  'case.notACase',
];

interface Checked {
  readonly name: string;
  readonly report: InspectionReport;
  readonly asked: AskedHead | null;
  /** null = not asked for, or the file is too damaged to tell. */
  readonly head: FoundHead | null;
}

export async function checkCaseFile(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { json: 'switch', head: 'text' });
  const [word = ''] = readArguments(positionals, ['case']);
  const asked = options.head === undefined ? null : readHead(options.head);
  const path = realPathOf(host, word);
  const inspected = await inspectFor(host, path, { originals: 'all', askedHash: asked?.hash ?? null });
  if (!inspected.ok) {
    if (options.json === true) host.write(jsonText({ ok: false, error: withText(inspected.error) }));
    else reportError(host, inspected.error);
    return NO_CASE.includes(inspected.error.code) ? 3 : 1;
  }
  const report = inspected.value;
  const checked = { name: basename(path), report, asked, head: asked && findHead(asked, report) };
  if (options.json === true) host.write(jsonText(jsonOf(checked)));
  else sayChecked(checked, host);
  return isWhole(checked) ? 0 : 1;
}

function isWhole({ report, asked, head }: Checked): boolean {
  const headFits = asked === null || head?.relation === 'newest' || head?.relation === 'in';
  return report.findingCount === 0 && report.content !== null && headFits;
}

function withText(error: AppError): AppError & { readonly text: string } {
  return { ...error, text: errorLine(error) };
}

function jsonText(value: object): string {
  return `${JSON.stringify({ schema: CHECK_SCHEMA, ...value }, null, 2)}\n`;
}

function jsonOf(checked: Checked): object {
  const { report, asked, head } = checked;
  const { content } = report;
  return {
    ok: isWhole(checked),
    findings: report.findings.map((finding) => ({ ...finding, text: findingText(finding) })),
    findingCount: report.findingCount,
    format: report.format,
    journalBeside: report.journal,
    entries: content?.entries ?? 0,
    headHash: content?.headHash ?? '',
    claims: content?.claims ?? 0,
    anchors: content?.anchors ?? 0,
    case: content,
    head: asked && { asked: asked.hash, relation: head?.relation ?? null, seq: head?.seq ?? null },
  };
}

function sayChecked(checked: Checked, host: CliHost): void {
  const { name, report } = checked;
  const { content, findings, findingCount } = report;
  if (findingCount > 0) {
    const lines = findings.map((finding) =>
      fill(en.cli.finding, { area: en.check.areas[finding.area], text: findingText(finding) }),
    );
    const more =
      findingCount > findings.length
        ? [fill(en.cli.moreFindings, { count: findingCount - findings.length })]
        : [];
    const head = fill(en.cli.found, { count: findingCount, name });
    host.writeError(`${[`${en.cli.prefix}${head}`, ...lines, ...more].join('\n')}\n`);
  } else if (content !== null) {
    const { entries, claims, anchors, articles, references, originals } = content;
    host.write(`${fill(en.cli.checked, { name, entries, claims, anchors })}\n`);
    host.write(`${fill(en.cli.checkedParts, { articles, references, originals })}\n`);
    host.write(`${fill(en.cli.journalHead, { hash: content.headHash, entry: entries })}\n`);
  }
  if (report.journal !== 'none') host.write(`${en.cli.journalBeside[report.journal]}\n`);
  sayHead(checked, host);
}

function sayHead({ asked, head, report }: Checked, host: CliHost): void {
  if (asked === null) return;
  const entries = report.content?.entries ?? 0;
  if (head === null) host.writeError(`${en.cli.prefix}${en.cli.head.unknown}\n`);
  else {
    const seq = head.seq ?? 0;
    const text = fill(en.cli.head[head.relation], { seq, entries, since: entries - seq });
    if (head.relation === 'newest' || head.relation === 'in') host.write(`${text}\n`);
    else host.writeError(`${en.cli.prefix}${text}\n`);
  }
}
