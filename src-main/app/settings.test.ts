import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, openSettings, settingsFrom } from './settings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('settingsFrom', () => {
  test.each([undefined, null, 1, 'x', [], {}, { analyst: 7, theme: 'pink', singleKeys: 'yes' }])(
    'falls back for %j',
    (stored) => {
      expect(settingsFrom(stored)).toEqual(DEFAULT_SETTINGS);
    },
  );

  test('one bad value does not take the others with it', () => {
    expect(settingsFrom({ analyst: 'Ada', theme: 'pink', singleKeys: false, other: 1 })).toEqual({
      analyst: 'Ada',
      theme: 'system',
      singleKeys: false,
    });
  });
});

describe('the settings file', () => {
  test('is written whole, for this user only, and read again', () => {
    const path = join(folder, 'deep', 'settings.json');
    openSettings(path).update({ analyst: 'Ada', theme: undefined });
    expect(openSettings(path).get()).toEqual({ ...DEFAULT_SETTINGS, analyst: 'Ada' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
  });

  test.each(['', '{', 'null', '[]', '{"theme": 3}', '\u0000'])(
    'that holds %j does not stop the start',
    (content) => {
      const path = join(folder, 'settings.json');
      writeFileSync(path, content);
      expect(openSettings(path).get()).toEqual(DEFAULT_SETTINGS);
    },
  );

  test('keeps what an update does not name', () => {
    const path = join(folder, 'settings.json');
    const settings = openSettings(path);
    settings.update({ theme: 'dark' });
    expect(settings.update({ singleKeys: false })).toEqual({ analyst: '', theme: 'dark', singleKeys: false });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ analyst: '', theme: 'dark', singleKeys: false });
  });
});
