import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { plainText } from '../../src-shared/domain/rich-text';
import { annotate, planAnnotations } from './annotate';
import { parseAnnotations } from './annotation-file';
import { articleCommand, claimedCase, cleanUpWith, refusalOf, testCase, TEXT } from './test-case';

cleanUpWith(onTestFinished);

const quote = (exact: string, more: object = {}) => {
  const start = TEXT.indexOf(exact);
  return { exact, start, end: start + exact.length, tags: ['contested'], ...more };
};
const FILE = {
  article: 'harbour.txt',
  claims: [
    quote('the harbour is safe', {
      tags: ['sourced', 'contested'],
      note: 'Who?\nWhen?',
      flagged: true,
      flagReason: 'check',
    }),
    quote('a scandal', {
      tags: ['framing'],
      codes: ['Loaded_Language'],
      verdict: 'notCheckable',
      confidence: 'high',
    }),
  ],
  references: [
    {
      id: 'r1',
      type: 'report',
      title: 'Report',
      URL: 'https://example.org',
      supports: [0],
      refutes: [],
      context: [1],
    },
  ],
  unknown: 'ignored',
};
const parse = (file: object) => parseAnnotations(JSON.stringify(file), 'claims.json');
const invalid = (file: object) => refusalOf(() => parse(file));

function caseWithArticle() {
  const opened = testCase();
  const article = articleCommand();
  opened.execute(article);
  return { opened, articleId: article.id };
}

test('claims and references come in as one step of undo', () => {
  const { opened, articleId } = caseWithArticle();
  const before = opened.snapshot();
  expect(annotate(opened, articleId, parse(FILE))).toEqual({
    claims: 2,
    references: 1,
    evidence: 2,
    skipped: 0,
  });
  const { claims, references, evidence, history } = opened.snapshot();
  expect(history).toMatchObject({ headSeq: 3, undo: { code: 'annotate', claims: 2, references: 1 } });
  expect(claims).toMatchObject([
    { number: 1, tags: ['sourced', 'contested'], flagged: true, flagReason: 'check', status: 'inReview' },
    { number: 2, tags: ['framing'], codes: ['Loaded_Language'], verdict: 'notCheckable', confidence: 'high' },
  ]);
  expect(plainText(claims[0]!.rationale)).toBe('Who?\nWhen?');
  expect(references).toMatchObject([{ sourceId: 'r1', title: 'Report', url: 'https://example.org' }]);
  expect(evidence.map(({ claimId, stance }) => [claimId, stance])).toEqual([
    [claims[0]!.id, 'supports'],
    [claims[1]!.id, 'context'],
  ]);
  opened.undo();
  expect({ ...opened.snapshot(), history: null }).toEqual({ ...before, history: null });
});

test('the same file twice adds nothing the second time', () => {
  const { opened, articleId } = caseWithArticle();
  annotate(opened, articleId, parse(FILE));
  const before = opened.snapshot();
  expect(annotate(opened, articleId, parse(FILE))).toEqual({
    claims: 0,
    references: 0,
    evidence: 0,
    skipped: 2,
  });
  expect(opened.snapshot()).toEqual(before);
});

test('a file that has grown adds what is new, to claims and references that are there', () => {
  const { opened, articleId } = caseWithArticle();
  annotate(opened, articleId, parse(FILE));
  const [reference] = FILE.references;
  const grown = {
    claims: [...FILE.claims, quote('Everyone knows', { tags: ['framing'] })],
    references: [
      { ...reference, context: [1, 2] },
      { ...reference, id: 'r2', supports: [], refutes: [0], context: [] },
    ],
  };
  expect(annotate(opened, articleId, parse(grown))).toEqual({
    claims: 1,
    references: 1,
    evidence: 2,
    skipped: 2,
  });
});

test('one quote that does not match refuses all, and each is named by index and place', () => {
  const { opened, articleId } = caseWithArticle();
  const shifted = { ...quote('the harbour is safe'), start: 53 - 1 };
  const beyond = { exact: 'nowhere', start: 5000, end: 5007, tags: ['framing'] };
  const refusal = refusalOf(() =>
    annotate(opened, articleId, parse({ claims: [quote('a scandal'), shifted, beyond] })),
  );
  expect(refusal).toEqual({
    code: 'annotate.mismatch',
    params: { count: 2, list: 'claim 1 at 52: "the harbour is safe"; claim 2 at 5000: "nowhere"' },
  });
  expect(opened.history().headSeq).toBe(2);
});

test('planning changes nothing, and an article must be there', () => {
  const { opened, articleId, claimId } = claimedCase();
  const before = opened.snapshot();
  expect(planAnnotations(opened, articleId, parse(FILE)).counts.claims).toBe(2);
  expect(opened.snapshot()).toEqual(before);
  expect(refusalOf(() => planAnnotations(opened, claimId, parse(FILE))).code).toBe('article.notFound');
});

test('a claim in the bin, or one with other tags, is not the same claim', () => {
  const { opened, articleId, claimId } = claimedCase();
  const file = parse({ claims: [quote('the harbour is safe')] });
  expect(planAnnotations(opened, articleId, file).counts.skipped).toBe(1);
  opened.execute({ type: 'claim.tag', id: claimId, tags: ['framing'] });
  expect(planAnnotations(opened, articleId, file).counts.skipped).toBe(0);
  opened.undo();
  opened.execute({ type: 'claim.delete', id: claimId });
  expect(planAnnotations(opened, articleId, file).counts.skipped).toBe(0);
});

test('what is no list of claims is refused with its reason', () => {
  const [claim] = FILE.claims;
  const [reference] = FILE.references;
  const cases: readonly (readonly [object, RegExp])[] = [
    [{}, /^claims: /],
    [{ claims: [{ ...claim, tags: ['true'] }] }, /^claims\.0\.tags\.0: /],
    [{ claims: [{ ...claim, tags: [] }] }, /claim 0 has no tag/],
    [
      { claims: [claim], references: [{ ...reference, supports: [3] }] },
      /reference r1 names claim 3, and there are 1/,
    ],
    [
      { claims: [claim], references: [{ ...reference, refutes: [0], context: [] }] },
      /two stances on claim 0/,
    ],
    [
      { claims: [claim], references: [{ ...reference, type: 'poem', context: [] }] },
      /^references\.0\.type: /,
    ],
  ];
  for (const [file, detail] of cases) {
    expect(invalid(file).code).toBe('annotate.invalidFile');
    expect(invalid(file).params['detail']).toMatch(detail);
  }
  const broken = refusalOf(() => parseAnnotations('{"claims": [', 'claims.json'));
  expect(broken.params).toMatchObject({
    name: 'claims.json',
    detail: expect.stringMatching(/^it is not JSON/) as string,
  });
  expect(parseAnnotations(`\uFEFF${JSON.stringify(FILE)}`, 'claims.json').claims).toHaveLength(2);
});

const data = resolve(process.env['PLUMBLINE_TEST_DATA'] ?? '../shared/data', 'articles');
const seed = resolve(data, '000_ef153942868fdf22');

test('the seed article takes its 14 claims and 6 references', (context) => {
  if (!existsSync(`${seed}.txt`)) context.skip(`no test data in ${data}`);
  const opened = testCase();
  const article = articleCommand(readFileSync(`${seed}.txt`, 'utf8'), '000_ef153942868fdf22.txt');
  opened.execute(article);
  const file = parseAnnotations(readFileSync(`${seed}.claims.json`, 'utf8'), 'claims.json');
  expect(annotate(opened, article.id, file)).toMatchObject({ claims: 14, references: 6, skipped: 0 });
  const { claims, references, evidence } = opened.snapshot();
  expect(claims.map(({ anchors: [anchor] }) => anchor!.exact)).toEqual(file.claims.map(({ exact }) => exact));
  expect(references.map(({ sourceId }) => sourceId)).toEqual(file.references.map(({ id }) => id));
  const links = file.references.flatMap(({ supports, refutes, mixed, context: around }) => [
    supports,
    refutes,
    mixed,
    around,
  ]);
  expect(evidence).toHaveLength(links.flat().length);
  expect(annotate(opened, article.id, file)).toMatchObject({ claims: 0, references: 0, skipped: 14 });
  expect(opened.check().ok).toBe(true);
});
