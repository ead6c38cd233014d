import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { richTextFromPlain } from '../../src-shared/domain/rich-text';
import { errorLine } from '../../src-shared/strings/text';
import { sha256 } from './sha256';
import { createCase, openCase } from './case-file';
import type { OpenCase } from './open-case';
import { all, exec } from '../db/sql';
import { openCopy } from './open-copy';
import { putBackupInPlace } from './recover/put-backup-in-place';
import { salvage } from './recover/salvage';
import {
  articleCommand,
  backupOf,
  claimCommand,
  claimedCase,
  cleanUpWith,
  cutOff,
  evidenceCommand,
  referenceCommand,
  refusalOf,
  tamper,
  testCase,
  testFolder,
  testHost,
  TEXT,
  withDb,
} from './test-case';

cleanUpWith(onTestFinished);

function reopen(path: string): OpenCase {
  const opened = openCase(path, testHost());
  onTestFinished(() => {
    opened.close();
  });
  return opened;
}

test('a new case is empty but for its making', () => {
  const opened = testCase();
  const snapshot = opened.snapshot();
  expect(snapshot).toMatchObject({ info: { title: 'Harbour' }, articles: [], claims: [], references: [] });
  expect(snapshot.history).toMatchObject({ undo: null, redo: null, headSeq: 1 });
  expect(snapshot.history.savedAt).toBe(snapshot.info.createdAt);
  expect([opened.fileName, opened.readOnly]).toEqual(['harbour.plumb', false]);
  expect(refusalOf(() => opened.undo()).code).toBe('undo.nothing');
  expect(refusalOf(() => opened.redo()).code).toBe('redo.nothing');
});

test.each([
  ['text', 'UPDATE article_texts SET text = upper(text)'],
  ['text', `UPDATE article_texts SET blocks = '[{"kind":"heading","start":0,"end":5}]'`],
  ['original file', 'UPDATE originals SET bytes = zeroblob(size)'],
])('a %s that is changed behind an open case is handed out to nobody', (what, change) => {
  const opened = testCase();
  const article = articleCommand();
  opened.execute(article);
  tamper(opened.path, change);
  const refusal = refusalOf(() => [opened.body(article.versionId), opened.original(article.id)]);
  expect(refusal).toMatchObject({ code: 'case.damaged', params: { name: 'harbour.plumb' } });
  expect(errorLine(refusal)).toContain(
    `The ${what} of "The harbour is safe" is not the one that was imported`,
  );
});

test('no claim is made in a text that is not the one that was imported', () => {
  const opened = testCase();
  const article = articleCommand();
  opened.execute(article);
  tamper(opened.path, `UPDATE article_texts SET text = replace(text, 'safe', 'sunk')`);
  const claim = claimCommand(article.id, 'sunk', ['contested'], TEXT.replaceAll('safe', 'sunk'));
  expect(refusalOf(() => opened.execute(claim)).code).toBe('case.damaged');
  expect(opened.snapshot().claims).toEqual([]);
});

test('a note comes back unit for unit, however long it is and whatever its lines end with', () => {
  const { opened, claimId } = claimedCase();
  const ends = [
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '\u0085',
    '\u0000',
    '\uFEFF',
    '\u00A0\t ',
    '😀',
    'e\u0301',
    '\u202E',
  ];
  const short = ends.map((end) => `${end}one${end}${end}two${end}`);
  const noted = (open: OpenCase) => open.snapshot().claims[0]!;
  for (const text of [...short, short.join('').repeat(5000)]) {
    const statement = text.slice(0, 2000);
    const patch = { statement, rationale: richTextFromPlain(text) };
    opened.execute({ type: 'claim.update', id: claimId, patch });
    expect(noted(opened)).toMatchObject(patch);
    opened.execute({
      type: 'claim.update',
      id: claimId,
      patch: { statement: '', rationale: richTextFromPlain('') },
    });
    opened.undo();
    const again = openCase(opened.path, testHost(), 'schema', 'read');
    expect(noted(again)).toMatchObject(patch);
    again.close();
  }
  const half = { statement: 'half a character: \uD83D' };
  expect(refusalOf(() => opened.execute({ type: 'claim.update', id: claimId, patch: half })).code).toBe(
    'command.invalid',
  );
  expect(opened.check().findings).toEqual([]);
});

test('nothing is missing after closing and opening', () => {
  const { opened, articleId, claimId } = claimedCase();
  const reference = referenceCommand();
  opened.execute(reference);
  opened.execute(evidenceCommand(claimId, reference.id));
  opened.execute({ type: 'claim.flag', id: claimId, flagged: true, reason: 'who says so?' });
  const before = opened.snapshot();
  opened.close();
  const again = reopen(opened.path);
  expect(again.snapshot()).toEqual(before);
  expect(again.body(before.articles[0]!.versionId).text).toBe(TEXT);
  expect(again.original(articleId).name).toBe('harbour.txt');
  expect(Buffer.from(again.original(articleId).bytes).toString()).toBe(TEXT);
  expect(again.articleBySha256(sha256(TEXT))?.id).toBe(articleId);
  expect(again.articleBySha256(sha256('other'))).toBeNull();
});

test("a new case never replaces a file, and leaves nothing behind when it can't be made", () => {
  const folder = testFolder();
  const path = join(folder, 'a.plumb');
  writeFileSync(path, 'mine');
  const make = (where: string, title = 'x') => refusalOf(() => createCase(where, { title }, testHost())).code;
  expect(make(path)).toBe('file.exists');
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(make(join(folder, 'none', 'a.plumb'))).toBe('file.notFound');
  expect(make(join(folder, 'b.plumb '))).toBe('file.notAFile');
  expect(make(join(folder, 'b.plumb'), '')).toBe('command.invalid');
  const failing = { analyst: () => 'Ada', now: () => new Date(Number.NaN) };
  expect(() => createCase(join(folder, 'c.plumb'), { title: 'x' }, failing)).toThrow(RangeError);
  expect(readdirSync(folder)).toEqual(['a.plumb']);
});

test('a symbolic link opens the file it points to', () => {
  const opened = testCase();
  const link = join(testFolder(), 'link.plumb');
  symlinkSync(opened.path, link);
  opened.close();
  expect(reopen(link).path).toBe(opened.path);
});

test('what another process commits is learnt, and shown before what is written on top of it', () => {
  const { opened, articleId } = claimedCase();
  const other = openCase(opened.path, testHost('Ben'), 'pages', 'takeOver');
  const theirs = claimCommand(articleId, 'a scandal', ['framing']);
  other.execute(theirs);
  expect(opened.catchUp()?.changes.map(({ id }) => id)).toEqual([theirs.id]);
  expect(opened.catchUp()).toBeNull();
  other.execute({ type: 'claim.flag', id: theirs.id, flagged: true, reason: '' });
  other.close();
  const back = reopen(opened.path);
  const mine = claimCommand(articleId, 'The minister');
  expect(back.execute(mine).changes.map(({ id }) => id)).toEqual([mine.id]);
  expect(back.snapshot().claims.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(opened.catchUp()?.changes.map(({ id }) => id)).toEqual([theirs.id, mine.id]);
  expect(back.check().ok).toBe(true);
});

test('while another program writes, a change is refused and nothing is lost', () => {
  const { opened, articleId } = claimedCase();
  withDb(opened.path, (db) => {
    exec(db, 'BEGIN IMMEDIATE');
    const before = opened.snapshot();
    expect(refusalOf(() => opened.execute(claimCommand(articleId, 'a scandal'))).code).toBe('case.busy');
    expect(opened.snapshot()).toEqual(before);
    exec(db, 'ROLLBACK');
  });
  opened.execute(claimCommand(articleId, 'a scandal'));
  expect(opened.check().ok).toBe(true);
}, 20_000);

test('a file that was moved away takes no change, and goes on when it is back', () => {
  const { opened, articleId } = claimedCase();
  const away = `${opened.path}.away`;
  renameSync(opened.path, away);
  const claim = claimCommand(articleId, 'a scandal');
  expect(refusalOf(() => opened.execute(claim)).code).toBe('case.moved');
  expect(existsSync(opened.path)).toBe(false);
  renameSync(away, opened.path);
  expect(opened.execute(claim).changes).toHaveLength(1);
});

test('a copy is a case of its own, private, and replaces what stood there', () => {
  const { opened } = claimedCase();
  const target = join(testFolder(), 'copy.plumb');
  writeFileSync(target, 'older');
  opened.saveCopy(target);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(readFileSync(target).toString('latin1', 68, 72)).toBe('PLMB');
  const copy = reopen(target);
  expect(copy.snapshot()).toEqual(opened.snapshot());
  expect(copy.check()).toEqual(opened.check());
  expect(copy.undo().history.headSeq).toBe(4);
  expect(opened.history().headSeq).toBe(3);
  expect(readdirSync(join(target, '..'))).toEqual(['copy.plumb']);
});

test.skipIf(process.platform === 'win32')('a copy replaces no pipe, and it is said what stands there', () => {
  const opened = testCase();
  const pipe = join(testFolder(), 'pipe.plumb');
  execFileSync('mkfifo', [pipe]);
  expect(
    refusalOf(() => {
      opened.saveCopy(pipe);
    }),
  ).toEqual({ code: 'file.notAFile', params: { name: 'pipe.plumb' } });
  expect(statSync(pipe).isFIFO()).toBe(true);
});

test('no case gets a name with no room behind it for that of its journal: it could not be opened', () => {
  const opened = testCase();
  const folder = testFolder();
  const long = join(folder, `${'x'.repeat(242)}.plumb`);
  const save = () => {
    opened.saveCopy(long);
  };
  const salvaged = () => salvage(opened.path, long, testHost())();
  const created = () => createCase(long, { title: 'Long' }, testHost());
  for (const make of [save, salvaged, created]) expect(refusalOf(make).code).toBe('file.nameTooLong');
  expect(readdirSync(folder)).toEqual([]);
  const longest = join(folder, `${'x'.repeat(241)}.plumb`);
  opened.saveCopy(longest);
  expect(reopen(longest).execute({ type: 'case.rename', title: 'Long' }).changes).toHaveLength(1);
});

test('a copy replaces a file also where the case itself can not be looked at any more', () => {
  const folder = join(testFolder(), 'folder');
  mkdirSync(folder);
  const opened = testCase(folder);
  const target = join(testFolder(), 'copy.plumb');
  writeFileSync(target, 'older');
  renameSync(folder, `${folder} away`);
  symlinkSync(folder, folder);
  opened.saveCopy(target);
  expect(reopen(target).info()).toEqual(opened.info());
});

test('a copy is refused over the case itself, over a folder, and where no folder is', () => {
  const { opened } = claimedCase();
  const folder = testFolder();
  mkdirSync(join(folder, 'x.plumb'));
  const save = (path: string) =>
    refusalOf(() => {
      opened.saveCopy(path);
    }).code;
  expect(save(opened.path)).toBe('file.exists');
  expect(save(join(folder, 'x.plumb'))).toBe('file.isFolder');
  expect(save(join(folder, 'none', 'y.plumb'))).toBe('file.notFound');
  expect(readdirSync(folder)).toEqual(['x.plumb']);
});

test('an anchor that does not hold is orphaned, shown as such, and left where it is', () => {
  const { opened, claimId } = claimedCase();
  withDb(opened.path, (db) => {
    exec(db, `UPDATE anchors SET start_offset = start_offset + 1, end_offset = end_offset + 1`);
  });
  opened.close();
  const [claim] = reopen(opened.path).snapshot().claims;
  expect(claim).toMatchObject({
    id: claimId,
    anchors: [
      { start: TEXT.indexOf('the harbour is safe') + 1, exact: 'the harbour is safe', orphaned: true },
    ],
  });
});

test('a change of nothing leaves no entry and no step of undo', () => {
  const { opened, claimId } = claimedCase();
  const before = opened.history();
  const same = opened.execute({ type: 'claim.tag', id: claimId, tags: ['contested'] });
  expect(same).toEqual({ seq: 3, changes: [], history: before });
  expect(opened.executeAll([], { code: 'annotate', claims: 0, references: 0 }).seq).toBe(3);
});

test('several commands are one step, and all or nothing', () => {
  const { opened, articleId } = claimedCase();
  const good = claimCommand(articleId, 'a scandal', ['framing']);
  const bad = { ...claimCommand(articleId, 'The minister'), tags: [] };
  const before = opened.snapshot();
  const label = { code: 'annotate', claims: 2, references: 0 } as const;
  expect(refusalOf(() => opened.executeAll([good, bad], label)).code).toBe('claim.needsTag');
  expect(opened.snapshot()).toEqual(before);
  const flag = { type: 'claim.flag', id: good.id, flagged: true, reason: '' } as const;
  expect(opened.executeAll([good, flag], label).history.undo).toEqual(label);
  expect(opened.undo().changes).toEqual([{ noun: 'claim', id: good.id, value: null }]);
  expect(opened.redo().changes).toMatchObject([{ id: good.id, value: { flagged: true, number: 2 } }]);
});

test('every command is checked before it runs', () => {
  const { opened, claimId } = claimedCase();
  const update = (patch: object) =>
    refusalOf(() => opened.execute({ type: 'claim.update', id: claimId, patch } as never));
  expect(update({}).code).toBe('command.invalid');
  expect(update({ status: 'great' }).params['detail']).toMatch(/^patch\.status: /);
  expect(update({ speaker: 'half a \ud83d' }).params['detail']).toMatch(/^patch\.speaker: /);
  expect(refusalOf(() => opened.execute({ type: 'claim.explode' } as never)).code).toBe('command.invalid');
});

test('the analyst and the time stand in the journal', () => {
  const { opened } = claimedCase();
  const rows = withDb(opened.path, (db) => all(db, 'SELECT analyst, at FROM journal WHERE seq = 3'));
  expect(rows).toEqual([{ analyst: 'Ada', at: opened.history().savedAt }]);
});

test('a closed case refuses every call in words, whoever still holds it', async () => {
  const { opened, articleId, claimId } = claimedCase();
  const elsewhere = join(testFolder(), 'copy.plumb');
  opened.close();
  const calls: Readonly<Record<string, () => unknown>> = {
    info: () => opened.info(),
    snapshot: () => opened.snapshot(),
    history: () => opened.history(),
    historyPage: () => opened.historyPage({ before: null, limit: 1, claimId: null, analyst: null }),
    holds: () => opened.holds('0'.repeat(64)),
    body: () => opened.body(articleId),
    original: () => opened.original(articleId),
    articleBySha256: () => opened.articleBySha256('0'.repeat(64)),
    execute: () => opened.execute({ type: 'claim.update', id: claimId, patch: { statement: 'x' } }),
    executeAll: () => opened.executeAll([claimCommand(articleId, 'scandal')], { code: 'case.salvage' }),
    undo: () => opened.undo(),
    redo: () => opened.redo(),
    previewVersion: () => opened.previewVersion(elsewhere),
    restoreVersion: () => opened.restoreVersion(elsewhere, 'x'),
    catchUp: () => opened.catchUp(),
    saveCopy: () => {
      opened.saveCopy(elsewhere);
    },
    standing: () => opened.standing(),
    beat: () => {
      opened.beat();
    },
    check: () => opened.check(),
  };
  for (const [name, call] of Object.entries(calls)) expect(refusalOf(call).code, name).toBe('case.notOpen');
  await expect(opened.copyPages(elsewhere)).rejects.toThrow('case.notOpen');
  expect(existsSync(elsewhere)).toBe(false);
});

test('a copy never replaces the file of which a private copy is shown', () => {
  const opened = testCase();
  opened.close();
  const before = readFileSync(opened.path);
  const folder = join(testFolder(), 'copy');
  const shown = openCopy(opened.path, { folder, host: testHost(), why: 'damaged', journal: false });
  expect(
    refusalOf(() => {
      shown.saveCopy(opened.path);
    }).code,
  ).toBe('file.exists');
  shown.close();
  expect(readFileSync(opened.path).equals(before)).toBe(true);
});

test('a journal beside what a copy replaces is not rolled into the copy', () => {
  const opened = testCase();
  const folder = testFolder();
  const target = join(folder, 'target.plumb');
  const work = join(folder, 'work.plumb');
  opened.saveCopy(work);
  cutOff(work, target);
  for (let number = 0; number < 30; number++)
    opened.execute({ type: 'case.rename', title: `Title ${number}` });
  opened.saveCopy(target);
  expect(readdirSync(folder).sort()).toEqual(['target.plumb', 'work.plumb']);
  expect(reopen(target).info().title).toBe('Title 29');
});

/** Puts a case file at `path` as another program leaves it that was killed in WAL mode: its newest title is only in the log. */
function inWalMode({ opened, path }: { readonly opened: OpenCase; readonly path: string }): void {
  const work = join(testFolder(), 'work.plumb');
  opened.saveCopy(work);
  withDb(work, (db) => {
    exec(db, 'PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
    exec(db, `UPDATE case_info SET title = 'In the log'`);
    copyFileSync(work, path);
    copyFileSync(`${work}-wal`, `${path}-wal`);
  });
}

test('a write-ahead log is never taken into what comes beside it', async () => {
  const opened = testCase();
  const folder = testFolder();
  const target = join(folder, 'target.plumb');
  inWalMode({ opened, path: target });
  opened.saveCopy(target);
  expect(readdirSync(folder)).toEqual(['target.plumb']);
  expect(reopen(target).info().title).toBe('Harbour');

  const { path: backup } = await backupOf(opened, testFolder());
  const damaged = join(folder, 'damaged.plumb');
  inWalMode({ opened, path: damaged });
  const log = readFileSync(`${damaged}-wal`);
  const aside = await putBackupInPlace(backup, damaged, { now: new Date() });
  expect(readFileSync(`${aside}-wal`).equals(log)).toBe(true);
  expect(reopen(damaged).info().title).toBe('Harbour');
});

test('a case whose place a backup can not take has it still, with its journal', async () => {
  const opened = testCase();
  const { path: backup } = await backupOf(opened, testFolder());
  const folder = testFolder();
  const damaged = join(folder, 'damaged.plumb');
  writeFileSync(damaged, 'damaged');
  writeFileSync(`${damaged}-journal`, 'its journal');
  const mayMove = () => {
    for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) rmSync(join(folder, name));
  };
  await expect(putBackupInPlace(backup, damaged, { now: new Date(), mayMove })).rejects.toThrow('file.');
  expect(readdirSync(folder).sort()).toEqual(['damaged.plumb', 'damaged.plumb-journal']);
});

test('what was left beside a name by a file that was moved away is not lost to a new one', () => {
  const { opened } = claimedCase();
  for (const ending of ['-journal', '-wal']) {
    const folder = testFolder();
    const path = join(folder, 'new.plumb');
    writeFileSync(path + ending, 'what makes another file whole');
    const attempts = [
      () => createCase(path, { title: 'New' }, testHost()),
      () => {
        opened.saveCopy(path);
      },
      () => salvage(opened.path, path, testHost()),
    ];
    for (const attempted of attempts)
      expect(refusalOf(attempted)).toEqual({ code: 'file.exists', params: { name: `new.plumb${ending}` } });
    expect(readdirSync(folder)).toEqual([`new.plumb${ending}`]);
  }
});

test.skipIf(process.platform === 'win32')('a folder that can not be is refused in words', () => {
  const { opened } = claimedCase();
  const folder = testFolder();
  symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
  for (const [name, code] of [
    ['loop', 'file.notFound'],
    ['x'.repeat(300), 'file.nameTooLong'],
  ] as const) {
    const path = join(folder, name, 'new.plumb');
    expect(refusalOf(() => createCase(path, { title: 'New' }, testHost())).code).toBe(code);
    expect(
      refusalOf(() => {
        opened.saveCopy(path);
      }).code,
    ).toBe(code);
  }
});

test('a copy under a name that is too long is refused in words', () => {
  const { opened } = claimedCase();
  const path = join(testFolder(), `${'x'.repeat(300)}.plumb`);
  expect(
    refusalOf(() => {
      opened.saveCopy(path);
    }).code,
  ).toBe('file.nameTooLong');
});

test('a name as long as the file system takes is no hindrance', async () => {
  const path = join(testFolder(), `${'案'.repeat(75)}.plumb`);
  const opened = createCase(path, { title: 'Long' }, testHost());
  expect(opened.whyReadOnly).toBeNull();
  const { path: backup } = await backupOf(opened, testFolder());
  opened.close();
  const aside = await putBackupInPlace(backup, path, { now: new Date() });
  expect([existsSync(path), existsSync(aside)]).toEqual([true, true]);
});
