import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import { nodeImportProcess } from '../import/node-import-process';
import { buildWorker } from '../import/testing/built-worker';
import type { BuiltWorker } from '../process/testing/built-worker';
import { commandLine, type CommandLine } from './testing/command-line';

let worker: BuiltWorker;
let inspector: BuiltInspector;
let plumbline: CommandLine;

beforeAll(async () => {
  [worker, inspector] = await Promise.all([buildWorker(), buildInspector()]);
}, 60_000);
afterAll(() => {
  worker.remove();
  inspector.remove();
});
beforeEach(() => {
  plumbline = commandLine(nodeImportProcess(worker.path), inspector.start);
});
afterEach(() => {
  plumbline.remove();
});

/** Runs commands that have to succeed. */
async function succeed(...commands: readonly (readonly string[])[]): Promise<readonly string[]> {
  const outputs: string[] = [];
  for (const words of commands) {
    const { status, out, err } = await plumbline.run(...words);
    expect([words.join(' '), status, err]).toEqual([words.join(' '), 0, '']);
    outputs.push(out);
  }
  return outputs;
}

function textFile(name: string, content: string): void {
  writeFileSync(plumbline.path(name), content);
}

const NEWS = 'The ferry stops\nThe ferry carried 318,000 people last year. It is a lifeline.\n';

describe('check', () => {
  it('says that a whole case is whole, and what it holds', async () => {
    textFile('news.txt', NEWS);
    await succeed(['new', 'case.plumb'], ['import', 'case.plumb', 'news.txt']);
    const before = readFileSync(plumbline.path('case.plumb'));
    const [out = ''] = await succeed(['check', 'case.plumb']);
    expect(out).toMatch(/^case\.plumb is sound\. Journal entries: 2, claims: 0, places: 0\.\n/);
    const [json = ''] = await succeed(['check', 'case.plumb', '--json']);
    expect(JSON.parse(json)).toMatchObject({ ok: true, findings: [], entries: 2, journalBeside: 'none' });
    expect(readFileSync(plumbline.path('case.plumb')).equals(before)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'says also of a path that leads nowhere that there is no case',
    async () => {
      textFile('news.txt', NEWS);
      symlinkSync(plumbline.path('loop'), plumbline.path('loop'));
      for (const path of ['news.txt/case.plumb', 'loop', 'loop/case.plumb', `${'x'.repeat(300)}.plumb`]) {
        const { status, out } = await plumbline.run('check', path, '--json');
        expect([status, JSON.parse(out)]).toMatchObject([3, { ok: false, error: {} }]);
        for (const command of ['show', 'versions', 'backup']) {
          const said = await plumbline.run(command, path);
          expect([said.status, said.err]).toEqual([1, expect.stringContaining('Nothing was changed.')]);
        }
      }
    },
  );

  it('leaves a journal alone that belongs to an older state of the file, as every command does', async () => {
    await succeed(['new', 'case.plumb']);
    // Of a file of one page: SQLite would cut the case down to that.
    const journal = Buffer.alloc(1024);
    Buffer.from('d9d505f920a163d7', 'hex').copy(journal);
    [0, 7, 1, 512, 4096].forEach((value, index) => journal.writeUInt32BE(value, 8 + 4 * index));
    writeFileSync(plumbline.path('case.plumb-journal'), journal);
    const [out = ''] = await succeed(['check', 'case.plumb']);
    expect(out).toContain('belongs to an older state of it');
    const before = readFileSync(plumbline.path('case.plumb'));
    // What only reads goes on from a copy.
    await succeed(['show', 'case.plumb']);
    textFile('news.txt', NEWS);
    const { status, err } = await plumbline.run('import', 'case.plumb', 'news.txt');
    expect([status, err]).toEqual([1, expect.stringContaining('belongs to an older state of the file')]);
    expect(readFileSync(plumbline.path('case.plumb')).equals(before)).toBe(true);
    expect(existsSync(plumbline.path('case.plumb-journal'))).toBe(true);
  });

  it('tells what is no case file by status 3, and a case that it does not know by 1', async () => {
    textFile('news.txt', NEWS);
    for (const name of ['news.txt', 'none.plumb', '.'])
      expect([name, (await plumbline.run('check', name)).status]).toEqual([name, 3]);
    await succeed(['new', 'case.plumb']);
    const bytes = readFileSync(plumbline.path('case.plumb'));
    bytes.writeUInt32BE(99, 60);
    writeFileSync(plumbline.path('case.plumb'), bytes);
    const { status, out } = await plumbline.run('check', 'case.plumb', '--json');
    expect([status, JSON.parse(out)]).toMatchObject([1, { ok: false, error: { code: 'case.tooNew' } }]);
  });

  it('compares a head that was kept elsewhere', async () => {
    textFile('news.txt', NEWS);
    await succeed(['new', 'case.plumb']);
    const headOf = async (): Promise<string> => {
      const [json = ''] = await succeed(['check', 'case.plumb', '--json']);
      return (JSON.parse(json) as { headHash: string }).headHash;
    };
    const first = await headOf();
    await succeed(['import', 'case.plumb', 'news.txt']);
    const newest = await headOf();
    const other = '0'.repeat(64);
    for (const [head, status, relation] of [
      [newest, 0, 'newest'],
      [first, 0, 'in'],
      [`1:${first}`, 0, 'in'],
      [`7:${other}`, 1, 'ahead'],
      [other, 1, 'notIn'],
    ] as const) {
      const run = await plumbline.run('check', 'case.plumb', '--json', '--head', head);
      expect([run.status, JSON.parse(run.out)]).toMatchObject([status, { head: { relation } }]);
    }
    expect((await plumbline.run('check', 'case.plumb', '--head', other)).err).toContain('not in this case');
    expect((await plumbline.run('check', 'case.plumb', '--head', 'abc')).status).toBe(2);
  });

  it('finds a text that was changed behind the journal’s back', async () => {
    textFile('news.txt', NEWS);
    await succeed(['new', 'case.plumb'], ['import', 'case.plumb', 'news.txt']);
    const bytes = readFileSync(plumbline.path('case.plumb'));
    const at = bytes.indexOf('The ferry carried');
    expect(at).toBeGreaterThan(0);
    bytes.write('The fairy carried', at);
    writeFileSync(plumbline.path('case.plumb'), bytes);
    const { status, err } = await plumbline.run('check', 'case.plumb');
    expect(status).toBe(1);
    expect(err).toMatch(/^plumbline: \d+ findings? in case\.plumb:\n {2}\S/);
    const json = await plumbline.run('check', 'case.plumb', '--json');
    expect([json.status, JSON.parse(json.out)]).toEqual([
      1,
      expect.objectContaining({ schema: 'plumbline.check/1', ok: false }),
    ]);
  });
});
