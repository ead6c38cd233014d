/** `plumbline check`: checks a case file, its journal and the place of every claim. */
import type { CheckFinding } from '../../src-shared/domain/check';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import type { CliHost } from './host';
import { withCase } from './with-case';
import { readArguments, readWords } from './wrong-use';

const CHECK_SCHEMA = 'plumbline.check/1';

function findingText({ code, params }: CheckFinding): string {
  return fill(en.check.findings[code], params);
}

export function checkCaseFile(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { json: 'switch' });
  const [path = ''] = readArguments(positionals, ['case']);
  return withCase(host, { path }, (opened) => {
    const report = opened.check();
    const name = opened.fileName;
    if (options.json === true) {
      const findings = report.findings.map((finding) => ({ ...finding, text: findingText(finding) }));
      host.write(`${JSON.stringify({ schema: CHECK_SCHEMA, ...report, findings }, null, 2)}\n`);
    } else if (report.ok) {
      const { entries, claims, anchors } = report;
      host.write(`${fill(en.cli.checked, { name, entries, claims, anchors })}\n`);
      host.write(`${fill(en.cli.journalHead, { hash: report.headHash })}\n`);
    } else {
      const lines = report.findings.map((finding) =>
        fill(en.cli.finding, { area: en.check.areas[finding.area], text: findingText(finding) }),
      );
      const head = fill(en.cli.found, { count: report.findings.length, name });
      host.writeError(`${[`${en.cli.prefix}${head}`, ...lines].join('\n')}\n`);
    }
    return report.ok ? 0 : 1;
  });
}
