/** `plumbline backup` and `plumbline versions`: makes a verified copy of a case, and lists those that there are. */
import type { Version } from '../../src-shared/domain/version';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { backupsFor } from './backup-folder';
import type { CliHost } from './host';
import { withCase } from './with-case';
import { checkLine, readArguments, readWords } from './wrong-use';

const VERSIONS_SCHEMA = 'plumbline.versions/1';

/** Automatic backups of the command line are rotated like those of the window. */
export function backupCase(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { name: 'text', backups: 'text' });
  const [path = ''] = readArguments(positionals, ['case']);
  const name = options.name === undefined ? '' : checkLine('name', options.name).slice(0, 100);
  return withCase(host, { path, access: 'read' }, async (opened) => {
    const backups = backupsFor(host, path, options);
    const version = await backups.make(opened, name === '' ? 'session' : 'named', name);
    host.write(`${versionLine(version)}\n${fill(en.cli.journalHead, { hash: version.hash })}\n`);
    return 0;
  });
}

export function listVersions(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { json: 'switch', backups: 'text' });
  const [path = ''] = readArguments(positionals, ['case']);
  return withCase(host, { path, access: 'read' }, (opened) => {
    const versions = backupsFor(host, path, options).list(opened.info().id);
    if (options.json === true)
      host.write(`${JSON.stringify({ schema: VERSIONS_SCHEMA, versions }, null, 2)}\n`);
    else host.write(versions.map((version) => `${versionLine(version)}\n`).join(''));
    return 0;
  });
}

function versionLine(version: Version): string {
  const { id, at, name, kind, verified } = version;
  const words = verified ? en.cli.versionLine : en.cli.doubtfulVersionLine;
  const facts = fill(en.recovery.facts, {
    articles: version.articles,
    claims: version.claims,
    references: version.references,
  });
  return fill(words, { id, at, title: name === '' ? en.recovery.kinds[kind] : name, facts });
}
