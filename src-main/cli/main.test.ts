import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeImportProcess } from '../import/node-import-process';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import { buildWorker } from '../import/testing/built-worker';
import { nodeProcess } from '../process/node-process';
import { builtWorker, type BuiltWorker } from '../process/testing/built-worker';
import { dataPath, dataText, hasTestData, NEEDS_TEST_DATA } from '../import/testing/test-data';
import { showSchema, type Show } from './show-json';
import { commandLine, type CommandLine } from './testing/command-line';

let worker: BuiltWorker;
let inspector: BuiltInspector;
let keeper: BuiltWorker;
let plumbline: CommandLine;

beforeAll(async () => {
  [worker, inspector, keeper] = await Promise.all([
    buildWorker(),
    buildInspector(),
    builtWorker(resolve(import.meta.dirname, '../case/backup/backup-worker.ts')),
  ]);
});
afterAll(() => {
  worker.remove();
  inspector.remove();
  keeper.remove();
});
beforeEach(() => {
  plumbline = commandLine(nodeImportProcess(worker.path), inspector.start, nodeProcess(keeper.path, 512));
});
afterEach(() => {
  plumbline.remove();
});

const SAMPLE = resolve(import.meta.dirname, '../../resources/sample');

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

async function shown(name: string): Promise<Show> {
  const [out = ''] = await succeed(['show', name, '--json']);
  return showSchema.strict().parse(JSON.parse(out));
}

function textFile(name: string, content: string): void {
  writeFileSync(plumbline.path(name), content);
}

const NEWS = 'The ferry stops\nThe ferry carried 318,000 people last year. It is a lifeline.\n';

function claimsFile(name: string, claims: readonly object[], rest: object = {}): void {
  textFile(name, JSON.stringify({ claims, ...rest }));
}

/** An article and a set of claims, through every command, each of which has to end with 0. */
async function wholePath(
  article: string,
  claims: string,
): Promise<{ readonly show: Show; readonly files: readonly string[] }> {
  await succeed(
    ['new', 'case.plumb', '--title', 'A case'],
    ['import', 'case.plumb', article, '--publisher', 'The Example', '--url', 'https://example.org/1'],
    ['annotate', 'case.plumb', claims],
    ['show', 'case.plumb'],
    ['export', 'case.plumb', '--format', 'html', '--out', 'a.html'],
    ['export', 'case.plumb', '--format', 'html', '--out', 'b.html'],
    ['export', 'case.plumb', '--format', 'md', '--out', 'a.md'],
    ['export', 'case.plumb', '--format', 'md', '--out', 'b.md'],
    ['check', 'case.plumb'],
  );
  const files = ['a.html', 'b.html', 'a.md', 'b.md'].map((name) =>
    readFileSync(plumbline.path(name), 'utf8'),
  );
  return { show: await shown('case.plumb'), files };
}

describe('from an article to a report', () => {
  it('takes the sample case the whole way', async () => {
    const { show, files } = await wholePath(
      resolve(SAMPLE, 'harbour-news.txt'),
      resolve(SAMPLE, 'sample.claims.json'),
    );
    const [html = '', htmlAgain, markdown = '', markdownAgain] = files;
    expect([htmlAgain, markdownAgain]).toEqual([html, markdown]);
    for (const { exact } of show.claims) {
      expect(html).toContain(exact);
      expect(markdown).toContain(exact);
    }
    expect(show.articles[0]).toMatchObject({
      publisher: 'The Example',
      url: 'https://example.org/1',
      language: 'en',
    });
    expect(html).toContain(show.journal.head);
    expect(markdown).toContain(show.articles[0]?.sha256);
  });

  it.skipIf(!hasTestData)(`takes the seed article the whole way (${NEEDS_TEST_DATA})`, async () => {
    const name = 'articles/000_ef153942868fdf22';
    const given = JSON.parse(dataText(`${name}.claims.json`)) as {
      claims: { exact: string; tags: string[] }[];
    };
    const { show, files } = await wholePath(dataPath(`${name}.txt`), dataPath(`${name}.claims.json`));
    const [html = '', htmlAgain, markdown = '', markdownAgain] = files;
    expect([htmlAgain, markdownAgain]).toEqual([html, markdown]);
    expect(show.claims.map(({ exact, tags }) => ({ exact, tags }))).toEqual(
      given.claims.map(({ exact, tags }) => ({ exact, tags })),
    );
    expect([show.claims.length, show.references.length]).toEqual([14, 6]);
    expect(show.articles[0]).toMatchObject({ characters: 2176, blocks: 12 });
    expect(
      show.claims.filter((claim) => html.includes(claim.exact) && markdown.includes(claim.exact)),
    ).toHaveLength(14);
  });
});

describe('import', () => {
  beforeEach(async () => {
    await succeed(['new', 'case.plumb']);
    textFile('news.txt', NEWS);
  });

  it('takes what the person says over what the text says', async () => {
    await succeed([
      ...[
        'import',
        'case.plumb',
        'news.txt',
        '--title',
        'Ferry',
        '--author',
        'Ada',
        '--published',
        '2026-01',
      ],
      ...['--retrieved', '2026-01-15T09:30:00Z', '--language', 'EN-gb', '--encoding', 'UTF-8'],
    ]);
    const { articles } = await shown('case.plumb');
    expect(articles[0]).toMatchObject({
      title: 'Ferry',
      author: 'Ada',
      published: '2026-01',
      retrieved: '2026-01-15T09:30:00Z',
      language: 'en-GB',
    });
  });

  it('takes the good files where one is bad, and says which', async () => {
    textFile('empty.txt', '');
    textFile('more.txt', 'Another text about another thing.\n');
    const { status, out, err } = await plumbline.run(
      'import',
      'case.plumb',
      'news.txt',
      'empty.txt',
      'none.txt',
      'more.txt',
    );
    expect(status).toBe(1);
    expect(out.split('\n').filter((line) => line.startsWith('Imported'))).toHaveLength(2);
    expect(err.split('\n').slice(0, 2)).toEqual([
      'plumbline: "empty.txt" is empty. Nothing was added to the case. Check that the file was saved in full, or choose another one.',
      'plumbline: There is no file "none.txt". Nothing was changed. Check the name, or choose another file.',
    ]);
    expect((await shown('case.plumb')).articles).toHaveLength(2);
  });

  it('refuses the same file twice', async () => {
    await succeed(['import', 'case.plumb', 'news.txt']);
    const { status, err } = await plumbline.run('import', 'case.plumb', 'news.txt');
    expect(status).toBe(1);
    expect(err).toContain('is in this case already');
  });
});

describe('annotate', () => {
  const claim = { exact: 'a lifeline', start: 66, end: 76, tags: ['framing'] };

  beforeEach(async () => {
    textFile('news.txt', NEWS);
    await succeed(['new', 'case.plumb'], ['import', 'case.plumb', 'news.txt']);
  });

  it('refuses all where one quote does not match, and says which', async () => {
    claimsFile('claims.json', [claim, { ...claim, start: 65, end: 75 }]);
    const { status, err } = await plumbline.run('annotate', 'case.plumb', 'claims.json');
    expect(status).toBe(1);
    expect(err).toContain('1 claim does not match the article: claim 1 at 65: "a lifeline"');
    expect((await shown('case.plumb')).claims).toEqual([]);
  });

  it('refuses a file that is none', async () => {
    textFile('claims.json', '{ "claims": 5 }');
    expect((await plumbline.run('annotate', 'case.plumb', 'claims.json')).status).toBe(1);
    expect((await plumbline.run('annotate', 'case.plumb', 'none.json')).err).toContain(
      'There is no file "none.json".',
    );
    mkdirSync(plumbline.path('folder'));
    expect((await plumbline.run('annotate', 'case.plumb', 'folder')).err).toContain('is a folder');
  });

  it('finds the article by option, by the file’s word, and asks where it can’t tell', async () => {
    textFile('second.txt', 'It is a lifeline, too.\n');
    await succeed(['import', 'case.plumb', 'second.txt', '--title', 'Second']);
    claimsFile('claims.json', [{ ...claim, start: 6, end: 16 }]);
    const asked = await plumbline.run('annotate', 'case.plumb', 'claims.json');
    expect([asked.status, asked.err]).toEqual([
      2,
      expect.stringContaining('Several articles could be meant.'),
    ]);
    await succeed(['annotate', 'case.plumb', 'claims.json', '--article', 'Second']);
    claimsFile('named.json', [claim], { article: 'news.txt' });
    await succeed(['annotate', 'case.plumb', 'named.json']);
    const { articles, claims } = await shown('case.plumb');
    expect(claims.map(({ articleId }) => articles.find(({ id }) => id === articleId)?.originalName)).toEqual([
      'news.txt',
      'second.txt',
    ]);
    const unknown = await plumbline.run('annotate', 'case.plumb', 'claims.json', '--article', 'Third');
    expect([unknown.status, unknown.err]).toEqual([
      1,
      expect.stringContaining('The case holds no article "Third".'),
    ]);
  });
});

describe('export', () => {
  beforeEach(async () => {
    await succeed(['new', 'case.plumb']);
  });

  it('says that a PDF could not be printed, and leaves nothing', async () => {
    const { status, err } = await plumbline.run('export', 'case.plumb', '--format', 'pdf', '--out', 'a.pdf');
    expect(status).toBe(1);
    expect(err).toBe(
      'plumbline: The PDF could not be made: there is no printer. The case is safe, and no half report was left. Export as HTML and print that.\n',
    );
    expect(existsSync(plumbline.path('a.pdf'))).toBe(false);
  });

  it('never writes over a case', async () => {
    const before = readFileSync(plumbline.path('case.plumb'));
    const { status } = await plumbline.run('export', 'case.plumb', '--format', 'html', '--out', 'case.plumb');
    expect(status).toBe(1);
    expect(readFileSync(plumbline.path('case.plumb')).equals(before)).toBe(true);
  });
});

it.skipIf(process.getuid?.() === 0)('leaves a case that can only be read as it is', async () => {
  textFile('news.txt', NEWS);
  await succeed(['new', 'case.plumb']);
  chmodSync(plumbline.path('case.plumb'), 0o400);
  const { status, err } = await plumbline.run('import', 'case.plumb', 'news.txt');
  expect([status, err]).toEqual([1, expect.stringContaining('can only be read')]);
  await succeed(['show', 'case.plumb']);
});

it('writes the analyst’s name into the journal, by option or environment', async () => {
  textFile('news.txt', NEWS);
  await succeed(
    ['new', 'case.plumb', '--analyst', 'Ada Example'],
    ['import', 'case.plumb', 'news.txt', '--analyst', 'Bo Example'],
  );
  const bytes = readFileSync(plumbline.path('case.plumb'));
  expect(bytes.includes('Ada Example')).toBe(true);
  expect(bytes.includes('Bo Example')).toBe(true);
});
