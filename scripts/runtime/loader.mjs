// The default_app.asar of a substitute runtime: what makes `electron <folder>` run the app in the folder.

/**
 * An ES module with a top-level await: Electron holds back its "ready" event until it is through, so
 * the app can still do what has to be done before (enableSandbox, registerSchemesAsPrivileged).
 */
const LOADER = `import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('usage: electron <folder of the app> [arguments]\\n');
  app.exit(1);
} else {
  const path = resolve(folder);
  const { main, name, productName, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setAppPath(path);
  app.setName(productName ?? name);
  app.setVersion?.(version);
  await import(pathToFileURL(join(path, main)).href);
}
`;

/** @type {Readonly<Record<string, string>>} */
export const LOADER_FILES = {
  'package.json': JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }),
  'main.js': LOADER,
};
