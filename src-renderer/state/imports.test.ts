import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../src-shared/ipc/types';
import { cancelImport, listenToImports } from './imports';
import { standInForMain, type BridgeDouble } from './testing/bridge-double';
import { INITIAL_UI, uiStore } from './ui-store';

const PREVIEW: ImportPreview = {
  token: 'a',
  fileName: 'a.txt',
  format: 'text',
  encoding: 'utf-8',
  encodingBasis: 'declared',
  provenance: {
    title: 'A',
    url: '',
    publisher: '',
    author: '',
    published: '',
    retrieved: '',
    language: 'en',
    direction: 'ltr',
  },
  languageDetected: true,
  characters: 1,
  words: 1,
  blocks: 1,
  size: 1,
  sha256: '',
  excerpt: 'A',
  excerptBlocks: [],
  sameAs: null,
};

let main: BridgeDouble;

beforeEach(() => {
  uiStore.setState(INITIAL_UI, true);
  main = standInForMain();
  listenToImports();
});

function states(): readonly string[] {
  return uiStore.getState().imports.map((item) => `${item.token} ${item.state}`);
}

describe('imports', () => {
  it('open the dialog when reading begins, and keep their order while they become ready', () => {
    main.emit('import:started', { token: 'a', fileName: 'a.txt' });
    main.emit('import:started', { token: 'b', fileName: 'b.txt' });
    expect(uiStore.getState().dialog).toEqual({ kind: 'import' });
    main.emit('import:failed', { token: 'b', fileName: 'b.txt', error: { code: 'file.empty', params: {} } });
    main.emit('import:preview', PREVIEW);
    expect(states()).toEqual(['a ready', 'b failed']);
  });

  it('stay away once they were cancelled, also when their preview comes late', async () => {
    main.emit('import:started', { token: 'a', fileName: 'a.txt' });
    await cancelImport({ state: 'reading', token: 'a', fileName: 'a.txt' });
    main.emit('import:preview', PREVIEW);
    expect(states()).toEqual([]);
    expect(main.requests).toEqual(['import.cancel']);
  });

  it('need no cancelling in main when they have failed', async () => {
    const failed = {
      state: 'failed',
      token: 'b',
      fileName: 'b.txt',
      error: { code: 'file.empty', params: {} },
    } as const;
    await cancelImport(failed);
    expect(main.requests).toEqual([]);
  });
});
