import { expect, onTestFinished, test } from 'vitest';
import type { WindowCommand } from '../../src-shared/commands/command';
import type { Difference, FieldDifference, HistoryEntry } from '../../src-shared/domain/history-entry';
import { newId, type Id } from '../../src-shared/domain/ids';
import { richTextFromPlain } from '../../src-shared/domain/rich-text';
import { openCase } from './case-file';
import type { OpenCase } from './open-case';
import { all } from '../db/sql';
import type { Entry } from './journal';
import {
  articleCommand,
  claimCommand,
  claimedCase,
  cleanUpWith,
  evidenceCommand,
  referenceCommand,
  testHost,
  withDb,
} from './test-case';

cleanUpWith(onTestFinished);

const WHOLE = { before: null, limit: 50, claimId: null, analyst: null };

const page = (opened: OpenCase, query: Partial<Parameters<OpenCase['historyPage']>[0]> = {}) =>
  opened.historyPage({ ...WHOLE, ...query });
const newest = (opened: OpenCase): HistoryEntry => page(opened).entries[0]!;
const lines = ({ fields }: Difference) =>
  fields.map(({ name, before, after }) => `${name}: ${String(before)} -> ${String(after)}`);

test('a claim is made, with its quote and its tags', () => {
  const { opened } = claimedCase();
  const { differences, ...entry } = newest(opened);
  expect(entry).toMatchObject({ seq: 3, kind: 'do', undone: false, clockWentBack: false, hidden: 0 });
  expect(differences).toMatchObject([{ subject: 'Claim 1', event: 'made' }]);
  expect(lines(differences[0]!)).toEqual(['Quote: null -> the harbour is safe', 'Tags: null -> Contested']);
});

/** Each change of a claim with what the history says of it. */
const CHANGES: readonly (readonly [(id: Id) => WindowCommand, readonly string[]])[] = [
  [
    (id) => ({ type: 'claim.tag', id, tags: ['sourced', 'framing'] }),
    ['Tags: Contested -> Sourced and Framing'],
  ],
  [(id) => ({ type: 'claim.update', id, patch: { speaker: 'Ada' } }), ['Speaker:  -> Ada']],
  [
    (id) => ({ type: 'claim.update', id, patch: { statedOn: '2026-01' } }),
    ['Date of Statement:  -> 2026-01'],
  ],
  [
    (id) => ({ type: 'claim.update', id, patch: { verdict: 'mostlyFalse', confidence: 'low' } }),
    ['Verdict:  -> Mostly false', 'Confidence:  -> Low'],
  ],
  [
    (id) => ({ type: 'claim.update', id, patch: { rationale: richTextFromPlain('It is not.') } }),
    ['Rationale:  -> It is not.'],
  ],
  [(id) => ({ type: 'claim.code', id, codes: ['Doubt', 'Fear'] }), ['Codes:  -> Doubt, Fear']],
  [
    (id) => ({ type: 'claim.flag', id, flagged: true, reason: 'why?' }),
    ['Status: Draft -> In review', 'Flag: Not flagged -> Flagged: why?'],
  ],
  [
    (id) => ({ type: 'claim.move', id, place: { start: 24, end: 32, exact: 'minister' } }),
    ['Quote: the harbour is safe -> minister'],
  ],
  [(id) => ({ type: 'claim.delete', id }), ['Bin: Not in the bin -> In the bin']],
];

test.each(CHANGES)(
  'a change of a claim is told in words, and each value can be restored (%#)',
  (command, said) => {
    const { opened, claimId } = claimedCase();
    const before = opened.snapshot().claims;
    opened.execute(command(claimId));
    const { differences } = newest(opened);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ subject: 'Claim 1', claimId, event: 'changed' });
    expect(lines(differences[0]!)).toEqual(said);
    for (const { restore } of differences[0]!.fields) opened.execute(restore!);
    expect(opened.snapshot().claims).toEqual(before);
    expect(opened.check().ok).toBe(true);
  },
);

test('fields of articles, references and the case can be restored too', () => {
  const { opened, articleId, claimId } = claimedCase();
  const reference = referenceCommand();
  const evidence = evidenceCommand(claimId, reference.id);
  opened.executeAll([reference, evidence], { code: 'annotate', claims: 0, references: 1 });
  const commands: readonly WindowCommand[] = [
    { type: 'case.rename', title: 'Another' },
    { type: 'article.update', id: articleId, patch: { publisher: 'Others', direction: 'rtl' } },
    { type: 'reference.update', id: reference.id, patch: { containerTitle: 'A Book' } },
    { type: 'evidence.update', id: evidence.id, patch: { stance: 'context', note: 'See there.' } },
    { type: 'evidence.delete', id: evidence.id },
  ];
  for (const command of commands) {
    const { info, articles, references, evidence: links } = opened.snapshot();
    opened.execute(command);
    const [difference] = newest(opened).differences;
    const restores = [difference!.restore, ...difference!.fields.map(({ restore }) => restore)];
    for (const restore of restores) if (restore !== null) opened.execute(restore);
    const now = opened.snapshot();
    expect([now.info, now.articles, now.references]).toEqual([info, articles, references]);
    // What is put back is made anew, and says so.
    expect(now.evidence.map((one) => ({ ...one, createdAt: '' }))).toEqual(
      links.map((one) => ({ ...one, createdAt: '' })),
    );
  }
});

test('tags and codes are those of their time, whatever came after', () => {
  const { opened, claimId: id } = claimedCase();
  opened.execute({ type: 'claim.code', id, codes: ['A', 'B'] });
  opened.execute({ type: 'claim.code', id, codes: ['B', 'C'] });
  opened.execute({ type: 'claim.flag', id, flagged: true, reason: '' });
  opened.execute({
    type: 'review.decide',
    id: newId(),
    claimId: id,
    decision: 'retag',
    tags: ['framing'],
    note: '',
  });
  opened.execute({ type: 'claim.tag', id, tags: ['sourced', 'framing'] });
  opened.undo();
  const fields = page(opened)
    .entries.flatMap(({ differences }) => differences.flatMap((one) => one.fields))
    .filter(({ name }) => name === 'Tags' || name === 'Codes');
  expect(fields.map(({ before, after }: FieldDifference) => `${String(before)} -> ${String(after)}`)).toEqual(
    [
      'Sourced and Framing -> Framing',
      'Framing -> Sourced and Framing',
      'Contested -> Framing',
      'A, B -> B, C',
      ' -> A, B',
      'null -> Contested',
    ],
  );
});

test('undone entries say so, and stop saying so when they are redone', () => {
  const { opened, claimId: id } = claimedCase();
  opened.execute({ type: 'claim.update', id, patch: { speaker: 'Ada' } });
  opened.undo();
  expect(page(opened).entries.map(({ kind, undone }) => [kind, undone])).toEqual([
    ['undo', false],
    ['do', true],
    ['do', false],
    ['do', false],
    ['do', false],
  ]);
  expect(lines(newest(opened).differences[0]!)).toEqual(['Speaker: Ada -> ']);
  opened.redo();
  expect(page(opened).entries.some(({ undone }) => undone)).toBe(false);
});

test('a claim has a history of its own: its evidence and reviews, also when they are gone', () => {
  const { opened, articleId, claimId } = claimedCase();
  const other = claimCommand(articleId, 'a scandal', ['framing']);
  const reference = referenceCommand();
  const evidence = evidenceCommand(claimId, reference.id);
  opened.execute(other);
  opened.execute(reference);
  opened.execute(evidence);
  opened.execute({ type: 'evidence.update', id: evidence.id, patch: { note: 'n' } });
  opened.execute({ type: 'evidence.delete', id: evidence.id });
  opened.execute({ type: 'claim.update', id: other.id, patch: { speaker: 'x' } });
  const { entries } = page(opened, { claimId });
  expect(entries.map(({ label }) => label?.code)).toEqual([
    'evidence.delete',
    'evidence.update',
    'evidence.add',
    'claim.add',
  ]);
  expect(entries.flatMap(({ differences }) => differences.map(({ subject }) => subject))).toEqual([
    'Evidence for claim 1: Harbour Report',
    'Evidence for claim 1: Harbour Report',
    'Evidence for claim 1: Harbour Report',
    'Claim 1',
  ]);
});

test('pages follow one another without a gap, and an analyst has entries of their own', () => {
  const { opened, articleId } = claimedCase();
  opened.close();
  const again = openCase(opened.path, testHost('Ben'));
  for (let n = 0; n < 7; n++) again.execute(claimCommand(articleId, 'The minister'));
  const first = page(again, { limit: 4 });
  const second = page(again, { limit: 4, before: first.entries.at(-1)!.seq });
  const third = page(again, { limit: 4, before: second.entries.at(-1)!.seq });
  const seqs = [first, second, third].flatMap(({ entries }) => entries.map(({ seq }) => seq));
  expect(seqs).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect([first, second, third].map(({ hasOlder }) => hasOlder)).toEqual([true, true, false]);
  expect(first.analysts).toEqual(['Ada', 'Ben']);
  expect(page(again, { analyst: 'Ada' }).entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  again.close();
});

test('a clock that goes back is told, and changes no order', () => {
  const { opened, claimId: id } = claimedCase();
  opened.close();
  const again = openCase(opened.path, { analyst: () => 'Ben', now: () => new Date(0) });
  again.execute({ type: 'claim.update', id, patch: { speaker: 'x' } });
  again.execute({ type: 'claim.update', id, patch: { speaker: 'y' } });
  expect(page(again).entries.map(({ seq, clockWentBack }) => [seq, clockWentBack])).toEqual([
    [5, false],
    [4, true],
    [3, false],
    [2, false],
    [1, false],
  ]);
  again.close();
});

test('an entry of very many things shows some of them and counts the rest', () => {
  const { opened } = claimedCase();
  const article = articleCommand('Word for word. '.repeat(20), 'other.txt');
  opened.execute(article);
  const claims = Array.from({ length: 40 }, () => claimCommand(article.id, 'Word', ['framing'], 'Word'));
  opened.executeAll(claims, { code: 'annotate', claims: 40, references: 0 });
  const { differences, hidden } = newest(opened);
  expect([differences.length, hidden]).toEqual([30, 10]);
  expect(withDb(opened.path, (db) => all<Entry>(db, 'SELECT * FROM journal'))).toHaveLength(5);
  expect(page(opened, { claimId: claims[35]!.id }).entries[0]?.differences).toHaveLength(1);
});
