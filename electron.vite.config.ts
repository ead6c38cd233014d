// How the three parts are built: main and its workers (ESM), the sandboxed preload (CommonJS), the renderer.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };
const define = { __APP_VERSION__: JSON.stringify(version) };

// The oldest runtime the app has to run in (scripts/runtime/), not the one that happens to be installed.
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

export default defineConfig({
  main: {
    define,
    build: {
      target: NODE_TARGET,
      // Bundled on purpose: the command line starts in a fraction of the time with few files to load.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src-main/index.ts'),
          'import-worker': resolve(root, 'src-main/import/import-worker.ts'),
          'inspect-worker': resolve(root, 'src-main/case/inspect-worker.ts'),
          'drive-worker': resolve(root, 'src-main/case/drive-worker.ts'),
          'backup-worker': resolve(root, 'src-main/case/backup/backup-worker.ts'),
          cli: resolve(root, 'src-main/cli/main.ts'),
        },
        // A native addon finds its binary beside itself, so it stays in node_modules.
        external: ['electron', 'better-sqlite3'],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    define,
    build: {
      target: NODE_TARGET,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'src-main/preload.ts') },
        // A sandboxed preload can't be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    define,
    plugins: [react()],
    build: {
      target: CHROME_TARGET,
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      // data: addresses would have to be allowed in the content security policy; files need not.
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve(root, 'src-renderer/index.html') },
    },
  },
});
