/** `plumbline new`: makes a case file. */
import { basename, extname, resolve } from 'node:path';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { createCase } from '../case/case-file';
import { caseHost, type CliHost } from './host';
import { checkLine, readArguments, readWords } from './wrong-use';

export function newCase(args: readonly string[], host: CliHost): number {
  const { positionals, options } = readWords(args, { title: 'text', analyst: 'text' });
  const [name = ''] = readArguments(positionals, ['case']);
  const path = resolve(host.cwd, name);
  const title = checkLine('title', options.title ?? basename(path, extname(path)));
  createCase(path, { title }, caseHost(options.analyst)).close();
  host.write(`${fill(en.cli.created, { name: basename(path), title })}\n`);
  return 0;
}
