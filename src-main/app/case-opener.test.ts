import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import type * as fsPromises from 'node:fs/promises';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refusal, type ErrorCode } from '../../src-shared/errors';
import { createCase, openCase } from '../case/case-file';
import { checkInProcess } from '../case/inspect/inspector';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import type { OpenCase } from '../case/open-case';
import { articleCommand, holdFile, tamper } from '../case/test-case';
import type { StartWorker } from '../process/worker-process';
import { createCaseOpener } from './case-opener';
import { openTrustedCases } from './trusted-cases';

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof fsPromises>();
  return { ...actual, rm: vi.fn(actual.rm) };
});

const host = { analyst: () => 'Ada', now: () => new Date() };

let built: BuiltInspector;
let folder: string;
/** How often a process was started. */
let starts: number;

const at = (...names: string[]) => join(folder, ...names);
const start: StartWorker = () => {
  starts += 1;
  return built.start();
};
const trusted = () => openTrustedCases(at('trusted.json'));
const opener = () =>
  createCaseOpener({ trusted: trusted(), host, startInspectProcess: start, quarantine: at('quarantine') });
const open = (signal = new AbortController().signal) => opener().open(at('a.plumb'), { signal, wish: 'ask' });

async function codeOf(opening: Promise<unknown>): Promise<ErrorCode | null> {
  return opening.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.error.code;
      throw error;
    },
  );
}

beforeAll(async () => {
  built = await buildInspector();
}, 60_000);
afterAll(() => {
  built.remove();
});
beforeEach(() => {
  starts = 0;
  folder = mkdtempSync(join(tmpdir(), 'plumbline-opener-'));
  createCase(at('a.plumb'), { title: 'Harbour' }, host).close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a person does who has read what is said of the case. */
const accept = async () => {
  const { opened } = await open();
  trusted().accept(opened.info().id);
  opened.close();
  starts = 0;
};

test('a stranger is inspected at each opening until it is accepted, and what was closed here is not', async () => {
  for (const time of [1, 2]) {
    const { opened, foreign } = await open();
    expect([starts, foreign]).toMatchObject([time, { begunBy: 'Ada', entries: 1 }]);
    opened.close();
    opener().closed(opened, opened.kept.head);
  }
  await accept();
  const { opened, foreign } = await open();
  expect([starts, foreign, opened.readOnly]).toEqual([1, null, false]);
  opened.close();
  opener().closed(opened, opened.kept.head);
  expect(readdirSync(at('quarantine'))).toEqual([]);

  const again = await open();
  expect([starts, again.foreign, again.opened.readOnly]).toEqual([1, null, false]);
  expect(await again.checkLater()).toBeNull();
  expect(starts).toBe(2);
  again.opened.close();
});

describe('of a case that nobody has accepted', () => {
  const everything = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith('a.plumb'))
      .map((name) => [name, readFileSync(at(name)).toString('base64'), statSync(at(name)).mtimeMs]);

  test.each([
    ['as it should be', () => undefined],
    [
      'of an older format',
      () => {
        tamper(at('a.plumb'), 'DROP TABLE case_locks; PRAGMA user_version = 1');
      },
    ],
    [
      'with a journal beside it',
      () => {
        writeFileSync(at('a.plumb-journal'), staleJournal());
        utimesSync(at('a.plumb-journal'), 1, 1);
      },
    ],
  ])('not a byte is changed: one %s', async (_what, prepare) => {
    prepare();
    const before = everything();
    const { opened } = await open();
    expect([opened.whyReadOnly, opened.info().title]).toEqual(['foreign', 'Harbour']);
    expect(() => opened.execute(articleCommand('Text'))).toThrow('case.readOnly');
    opened.beat();
    opened.close();
    expect(everything()).toEqual(before);
  });

  test('the lock is taken when it is accepted, unless somebody else has it', async () => {
    const { opened } = await open();
    opened.lock('ask');
    expect(opened.execute(articleCommand('Text')).changes).not.toEqual([]);
    const { opened: second } = await open();
    expect(() => {
      second.lock('ask');
    }).toThrow('case.locked');
    expect(second.whyReadOnly).toBe('foreign');
    second.lock('read');
    expect(second.whyReadOnly).toBe('asked');
    opened.close();
    second.close();
  });
});

test('damage that the disk did to a trusted file is told afterwards', async () => {
  await accept();
  const { opened } = await open();
  opened.execute(articleCommand('Harbour '.repeat(50_000).trim()));
  opened.close();
  const file = openSync(at('a.plumb'), 'r+');
  // In the middle of the article: nothing that opening reads.
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(fstatSync(file).size / 8192) * 4096);
  closeSync(file);
  opener().closed(opened, opened.kept.head);
  const again = await open();
  again.opened.close();
  expect([starts, await again.checkLater()]).toEqual([1, expect.stringMatching(/./)]);
});

test('an own case that comes back without its last entries is told from one that has more', async () => {
  await accept();
  copyFileSync(at('a.plumb'), at('older.plumb'));
  const { opened } = await open();
  const { seq } = opened.execute(articleCommand('Text'));
  opened.close();
  opener().closed(opened, opened.kept.head);
  const signal = new AbortController().signal;
  const openAt = async (name: string) => {
    const file = await opener().open(at(name), { signal, wish: 'ask' });
    file.opened.close();
    return file;
  };
  expect((await openAt('older.plumb')).lacks).toMatchObject({ seq });
  const theirs = openCase(at('a.plumb'), host);
  theirs.execute({ type: 'case.rename', title: 'Renamed elsewhere' });
  theirs.close();
  expect((await openAt('a.plumb')).lacks).toBeNull();
  // Rewritten from the start: as long as before, whole in itself, and yet another story.
  rmSync(at('a.plumb'));
  copyFileSync(at('older.plumb'), at('a.plumb'));
  const liar = openCase(at('a.plumb'), host);
  liar.execute(articleCommand('Another text'));
  liar.execute({ type: 'case.rename', title: 'Renamed elsewhere' });
  liar.close();
  expect((await openAt('a.plumb')).lacks).toMatchObject({ seq });
});

test('a program that keeps the file to itself in the middle of an opening is waited for', async () => {
  await accept();
  const { opened } = await open();
  opened.close();
  opener().closed(opened, { seq: 9, hash: 'of an entry that is not there' });
  utimesSync(at('a.plumb'), new Date(0), new Date(0));
  const held = {
    ...trusted(),
    headOf: (caseId: string) => {
      setTimeout(holdFile(at('a.plumb')), 300);
      return trusted().headOf(caseId);
    },
  };
  const plan = { trusted: held, host, startInspectProcess: start, quarantine: at('quarantine') };
  const signal = new AbortController().signal;
  const file = await createCaseOpener(plan).open(at('a.plumb'), { signal, wish: 'ask' });
  expect(file.lacks?.seq).toBe(9);
  file.opened.close();
});

test('a copy that can not be removed keeps no case from being opened', async () => {
  await accept();
  vi.mocked(rm).mockRejectedValue(Object.assign(new Error('held'), { code: 'EBUSY' }));
  try {
    const inspected = await open();
    inspected.opened.close();
    opener().closed(inspected.opened, inspected.opened.kept.head);
    starts = 0;
    const trustedOne = await open();
    expect(await trustedOne.checkLater()).toBeNull();
    expect(starts).toBe(1);
    trustedOne.opened.close();
    const report = await checkInProcess(at('a.plumb'), () => at('check'), start);
    expect(report.findingCount).toBe(0);
  } finally {
    vi.mocked(rm).mockReset();
  }
});

test('also where it was closed here before those entries, and opens at once', async () => {
  await accept();
  const signal = new AbortController().signal;
  copyFileSync(at('a.plumb'), at('older.plumb'));
  const older = await opener().open(at('older.plumb'), { signal, wish: 'ask' });
  older.opened.close();
  opener().closed(older.opened, older.opened.kept.head);
  const { opened } = await open();
  const { seq } = opened.execute(articleCommand('Text'));
  opened.close();
  opener().closed(opened, opened.kept.head);
  starts = 0;
  const again = await opener().open(at('older.plumb'), { signal, wish: 'ask' });
  again.opened.close();
  expect([starts, again.lacks]).toMatchObject([0, { seq }]);
});

test('where it can not be told what an own case lacks, nothing stays open', async () => {
  await accept();
  const { opened } = await open();
  opened.close();
  opener().closed(opened, { seq: 9, hash: 'of an entry that is not there' });
  utimesSync(at('a.plumb'), 1, 1);
  const broken = vi.spyOn(Object.getPrototypeOf(opened) as OpenCase, 'holds').mockImplementation(() => {
    throw new Refusal('case.damaged', { name: 'a.plumb', detail: '' });
  });
  expect(await codeOf(open())).toBe('case.damaged');
  broken.mockRestore();
  const again = await open();
  expect(again.opened.readOnly).toBe(false);
  again.opened.close();
});

test('a person who cancels gets nothing opened, and nothing is left', async () => {
  const stop = new AbortController();
  const opening = codeOf(open(stop.signal));
  stop.abort();
  expect(await opening).toBe('inspect.cancelled');
  expect(existsSync(at('quarantine')) ? readdirSync(at('quarantine')) : []).toEqual([]);
});

test('what an earlier run left behind when it was killed is swept away', () => {
  for (const left of [
    ['killed', 'alone'],
    ['kept', 'alone'],
    ['kept', 'found'],
  ])
    mkdirSync(at('quarantine', ...left), { recursive: true });
  opener();
  expect(readdirSync(at('quarantine'))).toEqual(['kept']);
  expect(readdirSync(at('quarantine', 'kept'))).toEqual(['found']);
});

test('a fresh journal that does not fit is left alone while somebody is at work', async () => {
  await accept();
  writeFileSync(at('a.plumb-journal'), staleJournal());
  const opening = codeOf(open());
  await vi.waitFor(() => {
    expect(readdirSync(at('quarantine')).some((name) => existsSync(at('quarantine', name, 'alone')))).toBe(
      true,
    );
  });
  writeFileSync(at('a.plumb-journal'), Buffer.concat([staleJournal(), Buffer.alloc(8)]));
  expect(['case.busy', 'case.changing']).toContain(await opening);
  expect(existsSync(at('a.plumb-journal'))).toBe(true);
});

test('an old one is put aside, and both files are kept', async () => {
  await accept();
  writeFileSync(at('a.plumb-journal'), staleJournal());
  utimesSync(at('a.plumb-journal'), 1, 1);
  const { opened, journal } = await open();
  expect([journal, opened.info().title]).toEqual(['stale', 'Harbour']);
  opened.close();
  const kept = readdirSync(at('quarantine')).map((name) =>
    readdirSync(at('quarantine', name, 'found')).sort(),
  );
  expect(kept.at(-1)).toEqual(['a.plumb', 'a.plumb-journal']);
});

/** Of a file of one page: SQLite would cut the case down to that. */
function staleJournal(): Buffer {
  const journal = Buffer.alloc(1024);
  Buffer.from('d9d505f920a163d7', 'hex').copy(journal);
  [0, 7, 1, 512, 4096].forEach((value, index) => journal.writeUInt32BE(value, 8 + 4 * index));
  return journal;
}

test('of files that were put aside the newest ten stay, and all of the last month', () => {
  const aDay = 24 * 3600;
  const age = (name: string, days: number): void => {
    mkdirSync(at('quarantine', name, 'found'), { recursive: true });
    const then = Date.now() / 1000 - days * aDay;
    utimesSync(at('quarantine', name, 'found'), then, then);
  };
  for (let nr = 0; nr < 12; nr++) age(`young ${nr}`, nr);
  age('old', 40);
  opener();
  expect(readdirSync(at('quarantine'))).toHaveLength(12);
  rmSync(at('quarantine'), { recursive: true });
  for (let nr = 0; nr < 12; nr++) age(`old ${String(nr).padStart(2, '0')}`, 40 + nr);
  opener();
  expect(readdirSync(at('quarantine')).sort()).toEqual(
    Array.from({ length: 10 }, (_, nr) => `old ${String(nr).padStart(2, '0')}`),
  );
});
