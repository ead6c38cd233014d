// Prints HTML to PDF in Electron's hidden window, for the command line, which itself runs in Node.
import { rmSync } from 'node:fs';
import { spawnIsolated } from './launch-electron.mjs';
import { SetUpError } from './lib/fail.mjs';
import { withDisplay } from './prepare/display.mjs';
import { isNoise } from './start-arguments.mjs';
import { temporaryFolder } from './runtime/unprivileged.mjs';

const PATIENCE_MS = 120_000;

/**
 * @param {string} html
 * @param {readonly string[]} [args]
 * @returns {Promise<Uint8Array>}
 */
export async function printPdf(html, args = ['--print-pdf']) {
  const home = temporaryFolder('pdf');
  try {
    return await withDisplay((env) => print(html, args, env, home));
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * @param {string} html
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {Promise<Uint8Array>}
 */
async function print(html, args, env, home) {
  const app = await spawnIsolated(args, { env, home });
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = [];
    let errors = '';
    const clock = setTimeout(() => app.kill('SIGKILL'), PATIENCE_MS);
    app.stdout.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    app.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text));
    // An app that dies early closes its end of the pipe; its exit tells more than the EPIPE does.
    app.stdin.on('error', () => undefined);
    app.stdin.end(html);
    app.on('error', reject);
    app.on('close', (code) => {
      clearTimeout(clock);
      const pdf = Buffer.concat(chunks);
      if (code === 0 && pdf.subarray(0, 5).toString('latin1') === '%PDF-') {
        resolve(pdf);
        return;
      }
      const said = errors.split('\n').filter((line) => line !== '' && !isNoise(line));
      reject(
        new SetUpError(
          'Electron did not print the PDF.',
          'npm start   (does the window open?)',
          said.join('\n'),
        ),
      );
    });
  });
}
