import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyInto } from './copy';
import { createPrivate } from './files';
import { applyAll } from './migrate';
import { connect } from './open';
import { closeDb, transaction } from './sql';

test('where a copy can not take its place, the journal of what stands there is left to it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-copy-'));
  const [source, target] = [join(folder, 'source'), join(folder, 'target')];
  createPrivate(source);
  const db = connect(source, 'write');
  onTestFinished(() => {
    closeDb(db);
    rmSync(folder, { recursive: true });
  });
  transaction(db, () => {
    applyAll(db);
  });
  // A folder that is not empty: no file takes its place.
  mkdirSync(target);
  writeFileSync(join(target, 'x'), '');
  writeFileSync(`${target}-journal`, 'of the file');
  expect(() => {
    copyInto(db, target);
  }).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(readFileSync(`${target}-journal`, 'utf8')).toBe('of the file');
  expect(readdirSync(folder).sort()).toEqual(['source', 'target', 'target-journal']);
});
