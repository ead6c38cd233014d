/** The command line as people use it, with the real article: from nothing to three reports and a clean check. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { evened, pdfText, plumbline, setUpOnce, unescapedHtml } from './plumbline';

const root = resolve(import.meta.dirname, '..');
const data = process.env['PLUMBLINE_TEST_DATA'] ?? resolve(root, '../shared/data');
const article = join(data, 'articles/000_ef153942868fdf22.txt');
const claimsFile = article.replace('.txt', '.claims.json');

test.beforeAll(setUpOnce);

test.describe('from an article to a report', () => {
  test.skip(!existsSync(article), 'the real article is not here (PLUMBLINE_TEST_DATA)');
  test.setTimeout(180_000);

  test('the real article passes through every command, and every quote stands in every report', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'plumbline-'));
    const claims = (JSON.parse(readFileSync(claimsFile, 'utf8')) as { claims: { exact: string }[] }).claims;
    for (const args of [
      ['new', 'nato.plumb', '--title', 'Accession'],
      ['import', 'nato.plumb', article],
      ['annotate', 'nato.plumb', claimsFile],
      ['check', 'nato.plumb'],
    ]) {
      expect(await plumbline(cwd, ...args), args.join(' ')).toMatchObject({ code: 0, err: '' });
    }

    const shown = await plumbline(cwd, 'show', 'nato.plumb', '--json');
    expect(shown.code).toBe(0);
    const state = JSON.parse(shown.out) as {
      articles: { characters: number }[];
      claims: { start: number; end: number; exact: string; evidence: unknown[] }[];
      references: unknown[];
    };
    expect(state.claims).toHaveLength(14);
    expect(state.references).toHaveLength(6);
    expect(state.articles).toHaveLength(1);
    const text = readFileSync(article, 'utf8');
    for (const claim of state.claims) expect(text.slice(claim.start, claim.end)).toBe(claim.exact);

    for (const format of ['html', 'md', 'pdf']) {
      for (const name of ['one', 'two']) {
        const answer = await plumbline(
          cwd,
          'export',
          'nato.plumb',
          '--format',
          format,
          '--out',
          `${name}.${format}`,
        );
        expect(answer, format).toMatchObject({ code: 0, err: '' });
      }
    }
    for (const format of ['html', 'md']) {
      expect(readFileSync(join(cwd, `one.${format}`)).equals(readFileSync(join(cwd, `two.${format}`)))).toBe(
        true,
      );
    }
    const pdf = await pdfText(join(cwd, 'one.pdf'));
    expect(await pdfText(join(cwd, 'two.pdf'))).toBe(pdf);

    const html = unescapedHtml(readFileSync(join(cwd, 'one.html'), 'utf8'));
    const markdown = readFileSync(join(cwd, 'one.md'), 'utf8');
    for (const { exact } of claims) {
      expect(html).toContain(exact);
      expect(markdown).toContain(exact);
      expect(pdf).toContain(evened(exact));
    }
    expect(pdf, 'a quote that is not in the article is not in the PDF').not.toContain('NATO has accepted');
    expect(html).not.toMatch(/<script/i);
  });

  test('a wrong quote is refused, named, and leaves the case as it was', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'plumbline-'));
    await plumbline(cwd, 'new', 'a.plumb');
    await plumbline(cwd, 'import', 'a.plumb', article);
    const before = (await plumbline(cwd, 'show', 'a.plumb', '--json')).out;
    const wrong = readFileSync(claimsFile, 'utf8').replace('NATO has dismissed', 'NATO has accepted');
    writeFileSync(join(cwd, 'wrong.json'), wrong);
    const answer = await plumbline(cwd, 'annotate', 'a.plumb', 'wrong.json');
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('NATO has accepted');
    expect((await plumbline(cwd, 'show', 'a.plumb', '--json')).out).toBe(before);
  });
});

test.describe('wrong use and bad files', () => {
  test.setTimeout(120_000);

  test('are answered with the right exit code, in words, and leave nothing behind', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'plumbline-'));
    await plumbline(cwd, 'new', 'a.plumb');
    writeFileSync(join(cwd, 'empty.txt'), '');
    writeFileSync(join(cwd, 'binary.txt'), Buffer.from([0, 1, 2, 0, 255, 254, 0, 0]));
    copyFileSync(join(cwd, 'empty.txt'), join(cwd, 'not-a-case.plumb'));
    const before = readdirSync(cwd).sort();
    const cases: [number, string, string[]][] = [
      [2, 'frobnicate', ['frobnicate']],
      [2, '', ['import']],
      [2, '', ['export', 'a.plumb', '--format', 'docx', '--out', 'x.docx']],
      [1, 'already', ['new', 'a.plumb']],
      [1, 'is empty', ['import', 'a.plumb', 'empty.txt']],
      [1, 'does not hold text', ['import', 'a.plumb', 'binary.txt']],
      [1, 'is a folder', ['import', 'a.plumb', '.']],
      [1, 'There is no file', ['import', 'a.plumb', 'nowhere.txt']],
      [1, 'not a Plumbline case file', ['show', 'not-a-case.plumb']],
      [3, 'There is no file', ['check', 'nowhere.plumb']],
      [1, '', ['export', 'a.plumb', '--format', 'html', '--out', 'no/such/folder/x.html']],
    ];
    for (const [code, words, args] of cases) {
      const answer = await plumbline(cwd, ...args);
      expect(answer.code, args.join(' ')).toBe(code);
      expect(answer.err, args.join(' ')).toContain(words);
      expect(answer.err).toMatch(/^plumbline: /);
    }
    expect(readdirSync(cwd).sort()).toEqual(before);
  });

  test('every command explains itself', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'plumbline-'));
    for (const command of ['new', 'import', 'annotate', 'show', 'export', 'check']) {
      const answer = await plumbline(cwd, command, '--help');
      expect(answer).toMatchObject({ code: 0, err: '' });
      expect(answer.out).toContain(`plumbline ${command}`);
    }
  });
});
