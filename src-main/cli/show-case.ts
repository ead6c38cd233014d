/** `plumbline show`: prints what a case holds, for people or as JSON. */
import type { CliHost } from './host';
import { showOf } from './show-json';
import { showText } from './show-text';
import { withCase } from './with-case';
import { readArguments, readWords } from './wrong-use';

export function showCase(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, { json: 'switch' });
  const [path = ''] = readArguments(positionals, ['case']);
  return withCase(host, { path, access: 'read' }, (opened) => {
    const snapshot = opened.snapshot();
    host.write(options.json === true ? `${JSON.stringify(showOf(snapshot), null, 2)}\n` : showText(snapshot));
    return 0;
  });
}
