import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exec } from '../../db/sql';
import { openCase } from '../case-file';
import { sha256 } from '../sha256';
import {
  articleCommand,
  backupOf,
  claimCommand,
  cleanUpWith,
  cutOff,
  evidenceCommand,
  MEMORY,
  referenceCommand,
  refusalOf,
  rowsOf,
  smallDisk,
  tamper,
  testCase,
  testFolder,
  testHost,
  withDb,
} from '../test-case';
import { salvage } from './salvage';

cleanUpWith(onTestFinished);

/** Of the system, not of the project. */
const MAKE_PIPE = 'mkfifo';

const SENTENCE = 'The minister said on Monday that the harbour is safe, number ';
const LONG = Array.from({ length: 400 }, (_, index) => `${SENTENCE}${index} ☂.`).join('\n');

/** A closed case with 60 claims in a long article. */
function damagedCase(): { readonly path: string; readonly folder: string } {
  const folder = testFolder(MEMORY);
  const opened = testCase(folder);
  const article = articleCommand(LONG);
  const reference = referenceCommand();
  opened.execute(article);
  opened.execute(reference);
  for (let n = 0; n < 60; n++) {
    const claim = claimCommand(article.id, `${SENTENCE}${n * 6} ☂`, ['contested'], LONG);
    opened.execute(claim);
    opened.execute(evidenceCommand(claim.id, reference.id));
  }
  opened.execute(claimCommand(article.id, 'harbour is safe', ['framing', 'sourced'], LONG));
  opened.undo();
  opened.close();
  return { path: join(folder, 'harbour.plumb'), folder };
}

/** The same numbers each time, from 0 to 1. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
}

/** @param page from 1 */
function destroy(path: string, page: number, byte = 0xff): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096, byte), 0, 4096, (page - 1) * 4096);
  closeSync(file);
}

function pageCount(path: string): number {
  return statSync(path).size / 4096;
}

/** The pages of a table or index, by what SQLite itself says. */
function pagesOf(path: string, name: string): readonly { readonly page: number; readonly type: string }[] {
  return withDb(path, () => {
    const bytes = readFileSync(path);
    const text = bytes.toString('latin1');
    const pages: { page: number; type: string }[] = [];
    for (let page = 2; page <= bytes.length / 4096; page++) {
      const part = text.slice((page - 1) * 4096, page * 4096);
      const type = part.startsWith('\r') ? 'leaf' : part.startsWith('\0') ? 'overflow' : 'other';
      if (part.includes(name)) pages.push({ page, type });
    }
    return pages;
  });
}

describe('salvage', () => {
  test('of a case that is not damaged gives the same rows, the same journal, and one entry more', () => {
    const { path, folder } = damagedCase();
    const out = join(folder, 'out.plumb');
    const report = salvage(path, out, testHost())();
    expect(report.losses).toEqual([]);
    expect(report.restName).toBe('');
    expect(report.counts.claims).toEqual({ found: 60, kept: 60 });
    expect(report.counts.entries.kept).toBe(report.counts.entries.found);
    expect(withDb(out, rowsOf)).toEqual(withDb(path, rowsOf));
    const opened = openCase(out, testHost());
    expect(opened.check()).toMatchObject({ ok: true, findings: [] });
    expect(refusalOf(() => opened.undo()).code).toBe('undo.nothing');
    expect(
      opened.historyPage({ before: null, limit: 1, claimId: null, analyst: null }).entries[0],
    ).toMatchObject({
      label: { code: 'case.salvage' },
    });
    opened.close();
  });

  test('gives all rows and a sound case whichever page is destroyed, and never writes to the damaged file', () => {
    const { path, folder } = damagedCase();
    const rows = withDb(path, rowsOf);
    const count = pageCount(path);
    for (let page = 1; page <= count; page += 1) {
      for (const byte of [0x00, 0xff]) {
        const broken = join(folder, `broken-${page}-${byte}.plumb`);
        copyFileSync(path, broken);
        destroy(broken, page, byte);
        const before = readFileSync(broken);
        const out = join(folder, `out-${page}-${byte}.plumb`);
        const report = salvage(broken, out, testHost())();
        expect(readFileSync(broken).equals(before)).toBe(true);
        const opened = openCase(out, testHost());
        expect(
          opened.check().findings.filter(({ area }) => area !== 'anchors'),
          `page ${page}`,
        ).toEqual([]);
        opened.close();
        const saved = withDb(out, rowsOf);
        for (const table of ['claims', 'anchors', 'claim_tags', 'evidence', 'references', 'articles'])
          expect(saved[table], `${table} without page ${page}`).toEqual(rows[table]);
        expect(report.rows.kept).toBeGreaterThanOrEqual(report.rows.found);
      }
    }
  }, 120_000);

  test('lists a page of noise as lost, whatever kind of page its first byte says', () => {
    const { path, folder } = damagedCase();
    const noise = randomBytes(4096);
    for (const kind of [0x00, 0x02, 0x05, 0x0a, 0x0d, 0x7f]) {
      const page = 2 + (kind % (pageCount(path) - 2));
      const broken = join(folder, `noise-${kind}.plumb`);
      copyFileSync(path, broken);
      const file = openSync(broken, 'r+');
      noise[0] = kind;
      writeSync(file, noise, 0, noise.length, (page - 1) * 4096);
      closeSync(file);
      const { losses } = salvage(broken, join(folder, `from-noise-${kind}.plumb`), testHost())();
      expect(losses, `kind ${kind}`).toContainEqual({ code: 'page', params: { page } });
    }
  });

  test('fills a gap in an article text, leaves the rest where it was, and puts quotes back', () => {
    const { path, folder } = damagedCase();
    const overflow = pagesOf(path, `${SENTENCE}200`).find(({ type }) => type === 'overflow');
    destroy(path, overflow?.page ?? 0);
    const out = join(folder, 'out.plumb');
    const { losses } = salvage(path, out, testHost())();
    const opened = openCase(out, testHost());
    const [article] = opened.snapshot().articles;
    const { text } = opened.body(article?.versionId ?? '');
    const [whole] = [LONG];
    expect(text).toHaveLength(whole.length);
    expect(text).not.toBe(whole);
    for (let index = 0; index < text.length; index++)
      expect(text[index] === whole[index] || text[index] === '\uFFFD').toBe(true);
    expect(opened.snapshot().claims.every(({ anchors }) => anchors.every(({ orphaned }) => !orphaned))).toBe(
      true,
    );
    expect(losses.map(({ code }) => code)).toContain(
      losses.some(({ code }) => code === 'text.filled') ? 'text.filled' : 'original.damaged',
    );
    opened.close();
  });

  test('carries the journal over as far as its chain is whole, and keeps the rest beside the new case', () => {
    const { path, folder } = damagedCase();
    tamper(path, "UPDATE journal SET analyst = 'Eve' WHERE seq = 50");
    const out = join(folder, 'out.plumb');
    const report = salvage(path, out, testHost())();
    expect(report.counts.entries.kept).toBe(49);
    expect(report.losses).toContainEqual({
      code: 'journal.cut',
      params: { seq: 49, count: report.counts.entries.found - 49 },
    });
    const rest = JSON.parse(readFileSync(join(folder, report.restName), 'utf8')) as {
      entries: { seq: number }[];
    };
    expect(rest.entries[0]?.seq).toBe(50);
    expect(withDb(out, rowsOf)).toEqual(withDb(path, rowsOf));
    const opened = openCase(out, testHost());
    expect(opened.check().findings).toEqual([]);
    expect(opened.history().headSeq).toBe(50);
    opened.close();
  });

  test('for whose rest there is no room leaves nothing', (context) => {
    const { path } = damagedCase();
    tamper(path, "UPDATE journal SET analyst = 'Eve' WHERE seq = 5");
    const disk = smallDisk(440);
    if (disk === null) {
      context.skip('mounting a small disk needs root on Linux');
      return;
    }
    onTestFinished(disk.unmount);
    const salvaging = () => salvage(path, join(disk.folder, 'out.plumb'), testHost())();
    expect(refusalOf(salvaging).code).toBe('file.diskFull');
    expect(readdirSync(disk.folder)).toEqual([]);
  });

  test('replaces nothing, and refuses what holds nothing of a case', () => {
    const { path, folder } = damagedCase();
    expect(refusalOf(() => salvage(path, path, testHost())()).code).toBe('file.exists');
    const noise = join(folder, 'noise.plumb');
    copyFileSync(path, noise);
    for (let page = 1; page <= pageCount(path); page++) destroy(noise, page);
    expect(refusalOf(() => salvage(noise, join(folder, 'out.plumb'), testHost())()).code).toBe(
      'case.notACase',
    );
  });
});

const REWRITING = 'UPDATE claims SET statement = hex(zeroblob(500))';

test('a change that was cut off is taken back also where the file is read-only', () => {
  const { path, folder } = damagedCase();
  const left = cutOff(path, join(folder, 'cut-off.plumb'), REWRITING);
  for (const ending of ['', '-journal']) chmodSync(left + ending, 0o444);
  chmodSync(folder, 0o777);
  const out = join(folder, 'out.plumb');
  // To root nothing is read-only.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    expect(salvage(left, out, testHost())().losses).toEqual([]);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
  expect(withDb(out, rowsOf)['claims']).toEqual(withDb(path, rowsOf)['claims']);
});

test('a change that was cut off is taken back also where the file is named by a link to it', () => {
  const { path, folder } = damagedCase();
  const link = join(testFolder(), 'link.plumb');
  symlinkSync(cutOff(path, join(folder, 'cut-off.plumb'), REWRITING), link);
  const out = join(folder, 'out.plumb');
  expect(salvage(link, out, testHost())().losses).toEqual([]);
  expect(withDb(out, rowsOf)['claims']).toEqual(withDb(path, rowsOf)['claims']);
});

test('a folder that stands where a journal would keeps nothing from being salvaged', () => {
  const { path, folder } = damagedCase();
  mkdirSync(`${path}-journal`);
  const out = join(folder, 'out.plumb');
  expect(salvage(path, out, testHost())().losses).toEqual([]);
});

test('what only stands in a write-ahead log is salvaged too', () => {
  const { path, folder } = damagedCase();
  const inWal = join(testFolder(), 'in-wal.plumb');
  withDb(path, (db) => {
    exec(db, 'PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
    exec(db, `UPDATE claims SET statement = 'In the log'`);
    for (const ending of ['', '-wal']) copyFileSync(path + ending, inWal + ending);
  });
  const out = join(folder, 'out.plumb');
  salvage(inWal, out, testHost())();
  expect(readdirSync(dirname(inWal)).sort()).toEqual(['in-wal.plumb', 'in-wal.plumb-wal']);
  expect(withDb(out, rowsOf)['claims']).toEqual(withDb(path, rowsOf)['claims']);
});

test.skipIf(process.platform === 'win32')(
  'what only stands beside the file itself is salvaged by a link to it',
  () => {
    const { path, folder } = damagedCase();
    const inWal = join(testFolder(), 'in-wal.plumb');
    withDb(path, (db) => {
      exec(db, 'PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
      exec(db, `UPDATE claims SET statement = 'In the log'`);
      for (const ending of ['', '-wal']) copyFileSync(path + ending, inWal + ending);
    });
    const link = join(testFolder(), 'link.plumb');
    symlinkSync(inWal, link);
    const out = join(folder, 'out.plumb');
    salvage(link, out, testHost())();
    expect(withDb(out, rowsOf)['claims']).toEqual(withDb(path, rowsOf)['claims']);
  },
);

test('what can not be salvaged is refused by its own name, and a pipe without waiting for it', () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'folder.plumb'));
  const refused = (name: string) =>
    refusalOf(() => salvage(join(folder, name), join(folder, 'out.plumb'), testHost()));
  expect(refused('none.plumb')).toEqual({ code: 'file.notFound', params: { name: 'none.plumb' } });
  expect(refused('folder.plumb')).toEqual({ code: 'file.isFolder', params: { name: 'folder.plumb' } });
  if (process.platform === 'win32') return;
  execFileSync(MAKE_PIPE, [join(folder, 'pipe.plumb')]);
  expect(refused('pipe.plumb')).toEqual({ code: 'file.notAFile', params: { name: 'pipe.plumb' } });
});

test('a place for what is salvaged that can not be is refused in words', () => {
  const { path, folder } = damagedCase();
  const out = join(folder, `${'x'.repeat(300)}.plumb`);
  expect(refusalOf(() => salvage(path, out, testHost())).code).toBe('file.nameTooLong');
});

test('an older version that is restored into a salvaged case leaves true what is said of its text', async () => {
  const folder = testFolder(MEMORY);
  const opened = testCase(folder);
  const article = articleCommand(LONG);
  opened.execute(article);
  opened.execute(claimCommand(article.id, `${SENTENCE}200 ☂`, ['contested'], LONG));
  const backup = await backupOf(opened, testFolder());
  opened.close();
  const bytes = readFileSync(opened.path).toString('latin1');
  const pages = Array.from({ length: bytes.length / 4096 }, (_, at) =>
    bytes.slice(at * 4096, (at + 1) * 4096),
  );
  const overflow = pages.findIndex((page) => page.startsWith('\0') && page.includes(`${SENTENCE}210`));
  expect(overflow).toBeGreaterThan(0);
  destroy(opened.path, overflow + 1);
  const out = join(folder, 'out.plumb');
  salvage(opened.path, out, testHost())();
  const salvaged = openCase(out, testHost());
  salvaged.restoreVersion(backup.path, 'older');
  const [now] = salvaged.snapshot().articles;
  expect(now?.textSha256).toBe(sha256(salvaged.body(now?.versionId ?? '').text));
  salvaged.close();
});

test('whatever pages are gone, also with an import that was undone: what comes out is whole', () => {
  const folder = testFolder(MEMORY);
  const opened = testCase(folder);
  const article = articleCommand(LONG);
  const reference = referenceCommand();
  opened.execute(article);
  opened.execute(articleCommand(`${LONG}\nmore`, 'more.txt'));
  opened.undo();
  opened.execute(reference);
  for (let n = 0; n < 40; n++) {
    const claim = claimCommand(article.id, `${SENTENCE}${n * 6} ☂`, ['contested'], LONG);
    opened.execute(claim);
    opened.execute(evidenceCommand(claim.id, reference.id));
    if (n % 5 === 0) opened.execute({ type: 'claim.delete', id: claim.id });
  }
  opened.close();
  const random = randomOf(1);
  const bad: string[] = [];
  for (let round = 1; round <= 120; round++) {
    const broken = join(folder, `broken${round}.plumb`);
    const out = join(folder, `out${round}.plumb`);
    copyFileSync(opened.path, broken);
    const share = random() * 0.8;
    for (let page = 1; page <= pageCount(broken); page++)
      if (random() < share) destroy(broken, page, random() < 0.5 ? 0 : 0xff);
    try {
      salvage(broken, out, testHost())();
    } catch (error) {
      if (String(error).includes('case.notACase')) continue;
      throw error;
    }
    const whole = openCase(out, testHost());
    const findings = whole.check().findings.filter(({ area }) => area !== 'anchors');
    whole.close();
    if (findings.length > 0) bad.push(`${round}: ${findings[0]?.code ?? ''}`);
  }
  expect(bad).toEqual([]);
});
