import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src-shared/errors';
import type { EventChannel, Events } from '../../src-shared/ipc/contract';
import { createCase } from '../case/case-file';
import type { OpenCase } from '../case/open-case';
import type { WorkerProcess } from '../process/worker-process';
import { serveImports } from '../import/serve-import';
import { createImportSession, type ImportSession } from './import-session';
import type { Log } from './log';
import type { AppWindow } from './window';

type Heard = { readonly [E in EventChannel]: readonly [E, Events[E]] }[EventChannel];

let folder: string;
let opened: OpenCase;
let session: ImportSession;
let heard: Heard[];
/** Readers that were started and have not been killed yet, and the most there ever were at once. */
let reading: number;
let mostAtOnce: number;
const log: Log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

/** Reads in this process, a turn later: what is tested is the session, the process has tests of its own. */
function readHere(): WorkerProcess {
  reading += 1;
  mostAtOnce = Math.max(mostAtOnce, reading);
  let answer: (message: unknown) => void = () => undefined;
  let ask: (message: unknown) => void = () => undefined;
  let alive = true;
  serveImports({
    send: (message) => {
      if (alive) answer(message);
    },
    onMessage: (listener) => {
      ask = listener;
    },
  });
  return {
    send: (message) => {
      setImmediate(() => {
        ask(message);
      });
    },
    onMessage: (listener) => {
      answer = listener;
    },
    onExit: () => undefined,
    memory: () => null,
    kill: () => {
      if (alive) reading -= 1;
      alive = false;
    },
  };
}

function file(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  return { kind: 'file', path: join(folder, name) } as const;
}

const of = <E extends EventChannel>(channel: E): readonly Events[E][] =>
  heard.flatMap(([name, payload]) => (name === channel ? [payload as Events[E]] : []));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-session-'));
  const host = { analyst: () => 'Ada', now: () => new Date('2026-02-03T12:00:00Z') };
  opened = createCase(join(folder, 'a.plumb'), { title: 'A' }, host);
  heard = [];
  [reading, mostAtOnce] = [0, 0];
  const window = {
    openCase: opened,
    events: { emit: (channel: EventChannel, payload: never) => heard.push([channel, payload]) },
  } as unknown as AppWindow;
  session = createImportSession(window, {
    cases: {
      of: ({ openCase }) => {
        if (!openCase) throw new Refusal('case.notOpen');
        return openCase;
      },
      read: (_window, read) => Promise.resolve(read(opened)),
      execute: (_window, command) => Promise.resolve().then(() => ({ seq: opened.execute(command).seq })),
    },
    startProcess: readHere,
    now: host.now,
    log,
  });
});

afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an import session', () => {
  test('reads several files one after the other, and each waits for its yes', async () => {
    session.start([
      file('a.txt', 'First article.\n'),
      file('b.md', '# Second\n\nText.\n'),
      file('c.txt', 'Third one.\n'),
    ]);
    expect(of('import:started').map(({ fileName }) => fileName)).toEqual(['a.txt', 'b.md', 'c.txt']);
    await vi.waitFor(() => {
      expect(of('import:preview').map(({ fileName }) => fileName)).toEqual(['a.txt', 'b.md', 'c.txt']);
    });
    expect(mostAtOnce).toBe(1);
    expect(reading).toBe(0);
    expect(opened.snapshot().articles).toEqual([]);
  });

  test('puts an article into the case once, as the person corrected it', async () => {
    session.start([file('a.txt', 'First article.\n')]);
    await vi.waitFor(() => {
      expect(of('import:preview')).toHaveLength(1);
    });
    const { token, provenance } = of('import:preview')[0]!;
    expect(provenance.retrieved).toBe('2026-02-03');
    const { articleId } = await session.confirm(token, { ...provenance, title: 'Corrected' });
    expect(opened.snapshot().articles).toMatchObject([{ id: articleId, title: 'Corrected' }]);
    await expect(session.confirm(token, provenance)).rejects.toThrow(Refusal);
  });

  test('says when the same bytes are there already, and keeps the import that was refused', async () => {
    session.start([file('a.txt', 'First article.\n')]);
    await vi.waitFor(() => {
      expect(of('import:preview')).toHaveLength(1);
    });
    const first = of('import:preview')[0]!;
    const { articleId } = await session.confirm(first.token, first.provenance);
    session.start([file('again.txt', 'First article.\n')]);
    await vi.waitFor(() => {
      expect(of('import:preview')).toHaveLength(2);
    });
    const second = of('import:preview')[1]!;
    expect(second.sameAs).toMatchObject({ articleId });
    await expect(session.confirm(second.token, second.provenance)).rejects.toThrow(Refusal);
    expect(opened.snapshot().articles).toHaveLength(1);
  });

  test('a file that fails is told and does not hold up the next', async () => {
    session.start([{ kind: 'file', path: join(folder, 'missing.txt') }, file('b.txt', 'Second article.\n')]);
    await vi.waitFor(() => {
      expect(of('import:preview')).toHaveLength(1);
    });
    expect(of('import:failed')).toMatchObject([
      { fileName: 'missing.txt', error: { code: 'file.notFound' } },
    ]);
  });

  test('what is cancelled is never heard of again', async () => {
    session.start([
      file('a.txt', 'First article.\n'),
      file('b.txt', 'Second article.\n'),
      file('c.txt', 'Third.\n'),
    ]);
    const [a, b] = of('import:started');
    session.cancel(a!.token);
    session.cancel(b!.token);
    await vi.waitFor(() => {
      expect(of('import:preview').map(({ fileName }) => fileName)).toEqual(['c.txt']);
    });
    expect(of('import:failed')).toEqual([]);
    await expect(session.reread(a!.token, 'utf-8')).rejects.toThrow(Refusal);
  });

  test('an end stops the reader and empties the queue', async () => {
    session.start([file('a.txt', 'First article.\n'), file('b.txt', 'Second article.\n')]);
    await Promise.resolve();
    expect(reading).toBe(1);
    session.end();
    expect(reading).toBe(0);
    session.start([file('c.txt', 'Third one.\n')]);
    await vi.waitFor(() => {
      expect(of('import:preview').map(({ fileName }) => fileName)).toEqual(['c.txt']);
    });
  });

  test('reads anew in a chosen encoding; one that does not fit leaves the preview as it was', async () => {
    writeFileSync(join(folder, 'a.txt'), Buffer.from('Caf\xe9 am Markt.\n', 'latin1'));
    session.start([{ kind: 'file', path: join(folder, 'a.txt') }]);
    await vi.waitFor(() => {
      expect(of('import:preview')).toHaveLength(1);
    });
    const { token } = of('import:preview')[0]!;
    const reread = await session.reread(token, 'windows-1252');
    expect(reread).toMatchObject({ token, encoding: 'windows-1252', encodingBasis: 'chosen' });
    expect(reread.excerpt).toContain('Café');
    await expect(session.reread(token, 'utf-8')).rejects.toThrow(Refusal);
    await session.confirm(token, reread.provenance);
    const [article] = opened.snapshot().articles;
    expect(opened.body(article!.versionId).text).toContain('Café');
  });
});
