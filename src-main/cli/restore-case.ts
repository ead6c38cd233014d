/** `plumbline restore`: shows what restoring a version would change, and does it, as one change that can be undone. */
import type { Version, VersionPreview } from '../../src-shared/domain/version';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { versionText } from '../../src-shared/strings/text';
import { fill } from '../../src-shared/strings/format';
import type { OpenCase } from '../case/open-case';
import { backupsFor } from './backup-folder';
import type { CliHost } from './host';
import { withCase } from './with-case';
import { readArguments, readWords } from './wrong-use';

export function restoreCase(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, {
    preview: 'switch',
    backups: 'text',
    analyst: 'text',
    'take-over': 'switch',
  });
  const [path = '', wanted = ''] = readArguments(positionals, ['case', 'version']);
  const only = options.preview === true;
  const use = {
    path,
    analyst: options.analyst,
    access: only ? ('read' as const) : ('write' as const),
    takeOver: options['take-over'],
  };
  return withCase(host, use, async (opened) => {
    const backups = backupsFor(host, path, options);
    const version = versionNamed(backups.list(opened.info().id), wanted);
    const stored = backups.stored(opened.info().id, version.id);
    await backups.verify(stored);
    const preview = opened.previewVersion(stored.path);
    host.write(previewText(preview));
    if (only || preview.records === 0) return 0;
    await backups.make(opened, 'risky');
    restore(opened, stored.path, version);
    host.write(`${fill(en.recovery.versions.restored, { name: versionText(version) })}\n`);
    return 0;
  });
}

function restore(opened: OpenCase, path: string, version: Version): void {
  opened.restoreVersion(path, versionText(version));
}

/** By its id; else the newest of that name. @throws Refusal backup.notFound */
function versionNamed(versions: readonly Version[], wanted: string): Version {
  const found =
    versions.find(({ id }) => id === wanted) ?? versions.find(({ name }) => name !== '' && name === wanted);
  if (found === undefined) throw new Refusal('backup.notFound');
  return found;
}

function previewText({ title, records, articles, references, claims }: VersionPreview): string {
  const words = en.recovery.versions;
  if (records === 0) return `${words.same}\n`;
  const lines = [
    words.before,
    ...(title === null ? [] : [fill(words.caseTitle, { title })]),
    fill(words.articles, articles),
    fill(words.references, references),
    fill(words.claims, { count: claims.length }),
    ...claims.map(({ number, what, exact }) => fill(words.claim, { number, what: words.what[what], exact })),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
