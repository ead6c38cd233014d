import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './lib/paths.mjs';

const config = await extractConfig(join(ROOT, '.dependency-cruiser.cjs'));
const { forbidden = [] } = config;

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'layers-test-'))));
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/**
 * Writes the files, each with its imports, and says which rules they break.
 * @param {Readonly<Record<string, readonly string[]>>} files
 */
async function broken(files) {
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const lines = imports.map((from, index) => `import * as x${String(index)} from '${from}';`);
    const used = imports.map((_, index) => `x${String(index)}`);
    writeFileSync(join(root, path), `${lines.join('\n')}\nexport const y = [${used.join(', ')}];\n`);
  }
  const sides = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
  const { output } = await cruise(sides, {
    ...config.options,
    ruleSet: config,
    validate: true,
    baseDir: root,
  });
  if (typeof output === 'string') throw new Error(output);
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))];
}

/** One import that breaks the rule, and the file it leads to. @type {Record<string, Record<string, string[]>>} */
const BREAKS = {
  'shared-is-below': { 'src-shared/domain/a.ts': ['../../src-main/db/b'], 'src-main/db/b.ts': [] },
  'shared-uses-zod-only': { 'src-shared/domain/a.ts': ['node:fs'] },
  'main-not-renderer': { 'src-main/app/a.ts': ['../../src-renderer/state/b'], 'src-renderer/state/b.ts': [] },
  'renderer-not-main': { 'src-renderer/state/a.ts': ['../../src-main/app/b'], 'src-main/app/b.ts': [] },
  'main-process': { 'src-main/process/a.ts': ['../db/b'], 'src-main/db/b.ts': [] },
  'main-db': { 'src-main/db/a.ts': ['../case/b'], 'src-main/case/b.ts': [] },
  'main-import': { 'src-main/import/a.ts': ['../db/b'], 'src-main/db/b.ts': [] },
  'main-export': { 'src-main/export/a.ts': ['../case/b'], 'src-main/case/b.ts': [] },
  'main-case': { 'src-main/case/a.ts': ['../import/b'], 'src-main/import/b.ts': [] },
  'main-ipc': { 'src-main/ipc/a.ts': ['../db/b'], 'src-main/db/b.ts': [] },
  'main-cli': { 'src-main/cli/a.ts': ['../app/b'], 'src-main/app/b.ts': [] },
  'main-app': { 'src-main/app/a.ts': ['../db/b'], 'src-main/db/b.ts': [] },
  'renderer-bridge': { 'src-renderer/bridge/a.ts': ['../state/b'], 'src-renderer/state/b.ts': [] },
  'renderer-state': { 'src-renderer/state/a.ts': ['../actions/b'], 'src-renderer/actions/b.ts': [] },
  'renderer-actions': { 'src-renderer/actions/a.ts': ['../bridge/b'], 'src-renderer/bridge/b.ts': [] },
  'renderer-editor': {
    'src-renderer/editor/a.ts': ['../components/claim/b'],
    'src-renderer/components/claim/b.ts': [],
  },
  'renderer-components': {
    'src-renderer/components/claim/a.tsx': ['../../bridge/b'],
    'src-renderer/bridge/b.ts': [],
  },
  'preload-stays-small': { 'src-main/preload.ts': ['./app/b'], 'src-main/app/b.ts': [] },
  'sqlite-only-in-db': { 'src-main/case/a.ts': ['better-sqlite3'] },
  'lexical-only-in-editor': { 'src-renderer/components/note/a.tsx': ['@lexical/react/LexicalComposer'] },
  'services-without-electron': { 'src-main/export/a.ts': ['electron'] },
  'renderer-without-electron': { 'src-renderer/bridge/a.ts': ['electron'] },
  'renderer-without-node': { 'src-renderer/bridge/a.ts': ['node:path'] },
  'no-cycles': { 'src-main/db/a.ts': ['./b'], 'src-main/db/b.ts': ['./a'] },
  'no-test-in-code': { 'src-main/db/a.ts': ['fast-check'] },
};

/** The one path through all layers, as it is meant. */
const CLEAN = {
  'src-shared/domain/claim.ts': ['zod'],
  'src-shared/domain/claim.test.ts': ['./claim', 'vitest', 'fast-check'],
  'src-main/db/open.ts': ['better-sqlite3', 'node:fs', '../../src-shared/domain/claim'],
  'src-main/case/execute.ts': ['../db/open', '../../src-shared/domain/claim'],
  'src-main/import/read-text.ts': ['iconv-lite', '../../src-shared/domain/claim'],
  'src-main/export/write-html.ts': ['../../src-shared/domain/claim'],
  'src-main/ipc/handlers.ts': ['electron', '../case/execute', '../import/read-text', '../export/write-html'],
  'src-main/cli/main.ts': ['../case/execute', '../import/read-text', '../export/write-html'],
  'src-main/app/window.ts': ['electron', '../case/execute'],
  'src-main/index.ts': ['./app/window', './ipc/handlers', './cli/main', './db/open'],
  'src-main/preload.ts': ['electron', '../src-shared/domain/claim'],
  'src-renderer/bridge/client.ts': ['../../src-shared/domain/claim'],
  'src-renderer/state/case-store.ts': ['zustand', '../bridge/client'],
  'src-renderer/actions/registry.ts': ['../state/case-store'],
  'src-renderer/editor/article-view.tsx': ['lexical', '../actions/registry', '../state/case-store'],
  'src-renderer/components/claim/list.tsx': ['react', '../../editor/article-view', '../../actions/registry'],
  'src-renderer/main.tsx': ['react-dom/client', './components/claim/list'],
};

describe('the layer rules', () => {
  it('let the one path through', async () => {
    expect(await broken(CLEAN)).toEqual([]);
  });

  it.each(Object.entries(BREAKS))('%s fires', async (rule, files) => {
    expect(await broken(files)).toContain(rule);
  });

  it('are all tried here', () => {
    expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(BREAKS).sort());
  });

  it('count a type for an import', async () => {
    mkdirSync(join(root, 'src-main/db'), { recursive: true });
    mkdirSync(join(root, 'src-main/case'), { recursive: true });
    writeFileSync(
      join(root, 'src-main/db/a.ts'),
      "import type { B } from '../case/b';\nexport type A = B;\n",
    );
    expect(await broken({ 'src-main/case/b.ts': [] })).toEqual(['main-db']);
  });
});
