import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const now = () => new Date(Date.UTC(2026, 0, 2, 3, 4, 5));

test('an error leaves its name and place, not its words and not a path', () => {
  const path = join(folder, 'logs', 'plumbline.log');
  const error = Object.assign(new TypeError('CANARY in /home/ada/secret.plumb'), { code: 'ENOENT' });
  openLog(path, now).error('request.failed', error, { channel: 'case.execute' });
  const text = readFileSync(path, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    time: '2026-01-02T03:04:05.000Z',
    level: 'error',
    event: 'request.failed',
    channel: 'case.execute',
    error: 'TypeError',
    code: 'ENOENT',
  });
  expect(text).toContain('log.test.ts');
  expect(text).not.toMatch(/CANARY|secret|home|src-main/);
});

test('what is no error is named by its type alone', () => {
  const path = join(folder, 'plumbline.log');
  openLog(path, now).error('bug', 'CANARY');
  expect(readFileSync(path, 'utf8')).not.toContain('CANARY');
});

test('a long log is turned over at the next start', () => {
  const path = join(folder, 'plumbline.log');
  writeFileSync(path, 'x'.repeat(1_000_001));
  openLog(path, now).info('start');
  expect(readFileSync(path, 'utf8')).toContain('start');
  expect(readFileSync(`${path}.1`, 'utf8')).toHaveLength(1_000_001);
});

test('a log that cannot be written stops nobody', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => {
    openLog(join(folder, 'file', 'plumbline.log'), now).info('start');
  }).not.toThrow();
});
