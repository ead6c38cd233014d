import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  articleOf,
  bodyOf,
  claimOf,
  evidenceOf,
  fixedId,
  referenceOf,
  snapshotOf,
} from '../../src-shared/domain/report.fixture';
import { richTextFromPlain } from '../../src-shared/domain/rich-text';
import { showOf, showSchema } from './show-json';

const body = bodyOf('The ferry stops in spring.');
const snapshot = snapshotOf({
  articles: [articleOf(body, 1, { title: 'The ferry stops' })],
  claims: [
    claimOf(2, body, 'in spring', ['framing'], { deletedAt: '2026-01-15T10:00:00.000Z' }),
    claimOf(1, body, 'stops in spring', ['sourced', 'contested'], {
      statement: 'It stops.',
      verdict: 'mixed',
      confidence: 'low',
      flagged: true,
      flagReason: 'Ask.',
      rationale: richTextFromPlain('One.\nTwo.'),
    }),
  ],
  references: [referenceOf(1, { sourceId: 'line-report' })],
  evidence: [evidenceOf(1, 1, 1, 'refutes', { locator: 'p. 3' })],
});

/** Whoever reads this layout relies on it: what stands here may grow, and nothing else. */
it('keeps to the layout plumbline.show/1', () => {
  expect(showOf(snapshot)).toEqual({
    schema: 'plumbline.show/1',
    case: { id: fixedId('case', 1), title: 'The ferry', createdAt: '2026-01-15T09:30:00.000Z' },
    articles: [
      {
        id: fixedId('article', 1),
        title: 'The ferry stops',
        url: 'https://example.org/news/1',
        publisher: 'The Example',
        author: '',
        published: '2026-01-10',
        retrieved: '2026-01-12',
        language: 'en',
        direction: 'ltr',
        sha256: 'a'.repeat(64),
        originalSha256: 'b'.repeat(64),
        originalName: 'news.txt',
        originalBytes: 26,
        encoding: 'utf-8',
        version: 1,
        blocks: 1,
        characters: 26,
        words: 5,
        importedAt: '2026-01-15T09:30:00.000Z',
      },
    ],
    claims: [
      {
        id: fixedId('claim', 1),
        number: 1,
        articleId: fixedId('article', 1),
        start: 10,
        end: 25,
        exact: 'stops in spring',
        orphaned: false,
        otherPlaces: [],
        tags: ['sourced', 'contested'],
        codes: [],
        flagged: true,
        flagReason: 'Ask.',
        statement: 'It stops.',
        speaker: '',
        statedOn: '',
        claimType: '',
        verdict: 'mixed',
        confidence: 'low',
        rationale: 'One.\nTwo.',
        status: 'draft',
        evidence: [
          { referenceId: fixedId('reference', 1), stance: 'refutes', locator: 'p. 3', quote: '', note: '' },
        ],
      },
    ],
    references: [
      {
        id: fixedId('reference', 1),
        sourceId: 'line-report',
        type: 'webpage',
        title: 'Source 1',
        author: '',
        publisher: '',
        containerTitle: '',
        issued: '',
        accessed: '',
        url: '',
        note: '',
      },
    ],
    journal: { head: 'c'.repeat(64), entries: 12 },
  });
});

it('fits its schema', () => {
  expect(showSchema.safeParse(showOf(snapshot)).success).toBe(true);
});

it('is described key by key in docs/show-json.md', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/show-json.md'), 'utf8');
  const keys = new Set<string>();
  const collect = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if ('properties' in schema) for (const key of Object.keys(schema.properties as object)) keys.add(key);
    Object.values(schema).forEach(collect);
  };
  collect(z.toJSONSchema(showSchema));
  expect(keys.size).toBeGreaterThan(40);
  expect([...keys].filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
