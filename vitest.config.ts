// Unit tests: beside the files they test, in Node, without a window.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs', 'bench/**/*.test.ts'],
    environment: 'node',
    benchmark: { include: ['bench/**/*.bench.ts'] },
    // A native addon in worker threads can take the whole run down with it; a process can't.
    pool: 'forks',
    // One file holds the short torture runs, which take as long as all others together.
    maxWorkers: 2,
    restoreMocks: true,
    // Property tests take their time on two cores that also do other things; none should be a race.
    testTimeout: 30_000,
  },
});
