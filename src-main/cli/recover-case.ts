/** `plumbline recover`: salvages what can be read of a damaged case into a new one. */
import { basename, resolve } from 'node:path';
import { COUNTED, type SalvageReport } from '../../src-shared/domain/recovery';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { backupsFor } from './backup-folder';
import type { CliHost } from './host';
import { readArguments, readWords, WrongUse } from './wrong-use';

const RECOVER_SCHEMA = 'plumbline.recover/1';

/** @returns 0 = nothing was lost, 1 = something was, and it is listed */
export async function recoverCase(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { out: 'text', json: 'switch', analyst: 'text' });
  const [path = ''] = readArguments(positionals, ['damaged']);
  if (options.out === undefined) throw new WrongUse('missingOption', { option: '--out' });
  const out = resolve(host.cwd, options.out);
  const backups = backupsFor(host, path, { analyst: options.analyst });
  const report = await backups.salvage(resolve(host.cwd, path), out);
  if (options.json === true)
    host.write(
      `${JSON.stringify({ schema: RECOVER_SCHEMA, ...report, losses: withText(report) }, null, 2)}\n`,
    );
  else host.write(reportText(report, basename(out)));
  return report.losses.length === 0 ? 0 : 1;
}

function withText({ losses }: SalvageReport) {
  return losses.map((loss) => ({ ...loss, text: fill(en.recovery.losses[loss.code], loss.params) }));
}

function reportText(report: SalvageReport, name: string): string {
  const words = en.recovery.screen;
  const counts = COUNTED.map((counted) =>
    fill(en.cli.salvagedCount, {
      what: en.recovery.counted[counted],
      counts: fill(words.salvagedCounts, report.counts[counted]),
    }),
  );
  const count = report.losses.length;
  const lines = [
    fill(en.cli.salvaged, { name }),
    ...counts,
    count === 0 ? words.noLosses : fill(words.losses, { count }),
    ...withText(report).map(({ text }) => fill(en.cli.loss, { text })),
    ...(report.restName === '' ? [] : [fill(words.rest, { name: report.restName })]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
