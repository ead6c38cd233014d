import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../src-shared/errors';
import { Refusal } from '../../src-shared/errors';
import { refusalOf, writeWhole } from './write-file';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function errorOf(path: string): Promise<AppError> {
  try {
    await writeWhole(path, 'new');
  } catch (error) {
    if (error instanceof Refusal) return error.error;
    throw error;
  }
  throw new Error('was written');
}

const isRoot = process.getuid?.() === 0;

describe('writeWhole', () => {
  it('makes a file, and replaces it, with nothing left beside it', async () => {
    const path = join(folder, 'report.html');
    await writeWhole(path, 'old');
    await writeWhole(path, new TextEncoder().encode('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.html']);
  });

  it('writes to where a link leads', async () => {
    writeFileSync(join(folder, 'real.md'), 'old');
    symlinkSync(join(folder, 'real.md'), join(folder, 'link.md'));
    await writeWhole(join(folder, 'link.md'), 'new');
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toBe('new');
  });

  it('refuses a folder, and a place that is not there', async () => {
    mkdirSync(join(folder, 'reports'));
    expect(await errorOf(join(folder, 'reports'))).toEqual({
      code: 'file.isFolder',
      params: { name: 'reports' },
    });
    expect((await errorOf(join(folder, 'none', 'report.md'))).code).toBe('file.notWritable');
    expect((await errorOf(join(folder, `${'x'.repeat(300)}.md`))).code).toBe('file.nameTooLong');
    expect(readdirSync(folder)).toEqual(['reports']);
  });

  it('never replaces a case file', async () => {
    const header = Buffer.alloc(100);
    header.write('SQLite format 3\0', 'latin1');
    header.writeUInt32BE(0x504c4d42, 68);
    const path = join(folder, 'ferry.plumb');
    writeFileSync(path, header);
    expect(await errorOf(path)).toEqual({ code: 'file.exists', params: { name: 'ferry.plumb' } });
    expect(readFileSync(path).equals(header)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('refuses what is no ordinary file', async () => {
    expect(await errorOf('/dev/null')).toEqual({ code: 'file.notAFile', params: { name: 'null' } });
  });

  it.skipIf(isRoot)('refuses a folder where it may not write, and leaves the old file', async () => {
    const path = join(folder, 'report.md');
    writeFileSync(path, 'old');
    chmodSync(folder, 0o500);
    expect((await errorOf(path)).code).toBe('file.notWritable');
    chmodSync(folder, 0o700);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(existsSync(path)).toBe(true);
  });
});

describe('refusalOf', () => {
  const failure = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });

  it.each([
    ['ENOSPC', 'write', 'linux', 'file.diskFull'],
    ['EDQUOT', 'write', 'linux', 'file.diskFull'],
    ['EBUSY', 'rename', 'linux', 'file.inUse'],
    ['EPERM', 'rename', 'win32', 'file.inUse'],
    ['EACCES', 'rename', 'win32', 'file.inUse'],
    ['EPERM', 'rename', 'linux', 'file.notWritable'],
    ['EACCES', 'open', 'win32', 'file.notWritable'],
    ['EROFS', 'open', 'linux', 'file.notWritable'],
    ['EIO', 'write', 'linux', 'export.failed'],
  ] as const)('%s of %s on %s is %s', (code, syscall, platform, expected) => {
    expect(refusalOf(failure(code, syscall), 'a.md', platform).error.code).toBe(expected);
  });
});
