/** `plumbline backup` and `plumbline versions`: makes a verified copy of a case, and lists those that there are. */
import { basename } from 'node:path';
import type { Version } from '../../src-shared/domain/version';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { refusalOf } from '../case/inspect/verdict';
import { backupsFor } from './backup-folder';
import { realPathOf, type CliHost } from './host';
import { inspectFor, TO_OPEN } from './inspect-for';
import { reportError } from './report-error';
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

/** The versions of a case that is damaged or gone are a way on, so they are listed all the same. @returns 1 = it is, and that was said */
export async function listVersions(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { json: 'switch', backups: 'text' });
  const [word = ''] = readArguments(positionals, ['case']);
  const path = realPathOf(host, word);
  const inspected = await inspectFor(host, path, TO_OPEN);
  const content = inspected.ok ? inspected.value.content : null;
  const backups = backupsFor(host, word, options);
  // A file that can't say which case it is: those of whatever case stood there.
  const versions = content
    ? backups.list(content.caseId)
    : backups.listOf(path).map(({ version }) => version);
  const trouble = inspected.ok ? refusalOf(inspected.value, basename(path))?.error : inspected.error;
  // Nothing is known of it at all.
  if (!inspected.ok && versions.length === 0) throw new Refusal(inspected.error.code, inspected.error.params);
  if (options.json === true)
    host.write(`${JSON.stringify({ schema: VERSIONS_SCHEMA, versions }, null, 2)}\n`);
  else host.write(versions.map((version) => `${versionLine(version)}\n`).join(''));
  if (trouble) reportError(host, trouble);
  return trouble ? 1 : 0;
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
