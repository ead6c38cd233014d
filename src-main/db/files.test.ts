import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type * as Fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { placeNew, removeApart } from './files';

let hasLinks = true;
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  return {
    ...fs,
    linkSync: (from: string, to: string) => {
      if (!hasLinks) throw Object.assign(new Error('no links here'), { code: 'EPERM' });
      fs.linkSync(from, to);
    },
  };
});

for (const links of [true, false])
  test(`a new file takes its name and replaces nothing, ${links ? 'with' : 'without'} hard links`, () => {
    hasLinks = links;
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-files-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const path = join(folder, 'new');
    const place = (text: string) => {
      writeFileSync(join(folder, text), text);
      placeNew(join(folder, text), path);
    };
    place('first');
    expect(readFileSync(path, 'utf8')).toBe('first');
    expect(() => {
      place('second');
    }).toThrow(/EEXIST/);
    expect(readFileSync(path, 'utf8')).toBe('first');
  });

test('a file that can not be removed is no failure of what it was made for, and the others go', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-files-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'held'));
  writeFileSync(join(folder, 'other'), '');
  await removeApart(join(folder, 'held'), join(folder, 'other'));
  expect(readdirSync(folder)).toEqual(['held']);
});
