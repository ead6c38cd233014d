#!/usr/bin/env node
// npm run plumbline: the command line, run from the built app under Node; only its own words go to stdout.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INVOKED_FROM, ROOT } from './lib/paths.mjs';
import { createSay } from './lib/say.mjs';
import { printPdf } from './print-pdf.mjs';
import { runScript, setUp, setUpCommandLine } from './set-up.mjs';

/**
 * What out/main/cli.js exports; a build product, so its types are told here.
 * @typedef {object} CommandLine
 * @property {(args: readonly string[], host: object) => Promise<number>} runCli
 * @property {() => object} nodeImportProcess
 * @property {() => object} nodeInspectProcess
 * @property {() => object} nodeBackupProcess
 */

await runScript(async () => {
  const say = createSay({ quiet: true });
  await setUpCommandLine(say);
  /** @type {unknown} */
  const module = await import(pathToFileURL(join(ROOT, 'out', 'main', 'cli.js')).href);
  const cli = /** @type {CommandLine} */ (module);
  return cli.runCli(process.argv.slice(2), {
    cwd: INVOKED_FROM,
    write: (/** @type {string} */ text) => process.stdout.write(text),
    writeError: (/** @type {string} */ text) => process.stderr.write(text),
    startImportProcess: () => cli.nodeImportProcess(),
    startInspectProcess: () => cli.nodeInspectProcess(),
    startBackupProcess: () => cli.nodeBackupProcess(),
    printPdf: async (/** @type {string} */ html) => {
      await setUp(say);
      return printPdf(html);
    },
  });
});
