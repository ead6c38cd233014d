import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Command } from '../../src-shared/commands/command';
import { TAGS } from '../../src-shared/domain/claim';
import { newId } from '../../src-shared/domain/ids';
import { richTextFromPlain } from '../../src-shared/domain/rich-text';
import type { CaseSnapshot, Change } from '../../src-shared/domain/snapshot';
import { Refusal } from '../../src-shared/errors';
import { connect } from '../db/open';
import { closeDb } from '../db/sql';
import { createCase, openCase } from './case-file';
import type { Committed, OpenCase } from './open-case';
import {
  articleCommand,
  evidenceCommand,
  MEMORY,
  referenceCommand,
  rowsOf,
  TEXT,
  testHost,
} from './test-case';

/** One random step: what to do, two numbers to choose with, and a text. */
interface Step {
  readonly what: keyof typeof MAKE | 'undo' | 'redo' | 'reopen';
  readonly a: number;
  readonly b: number;
  readonly text: string;
}

const pick = (list: readonly { readonly id: string }[], n: number) => list[n % list.length]?.id ?? newId();
const tagsOf = (n: number) => TAGS.filter((_, bit) => (n >> bit) % 2 === 1);

function placeOf({ a, b }: Step) {
  const start = a % TEXT.length;
  const end = start + 1 + (b % 40);
  return { start, end, exact: TEXT.slice(start, end) || 'x' };
}

const MAKE = {
  rename: (_: CaseSnapshot, { text }: Step) => ({ type: 'case.rename', title: text }),
  addArticle: (_: CaseSnapshot, { a }: Step) =>
    a % 3 === 0 ? articleCommand() : articleCommand(`${TEXT}\n${a % 5}`),
  updateArticle: (s: CaseSnapshot, { a, text }: Step) => ({
    type: 'article.update',
    id: pick(s.articles, a),
    patch: { author: text },
  }),
  deleteArticle: (s: CaseSnapshot, { a, b }: Step) => ({
    type: 'article.delete',
    id: pick(s.articles, a + b),
  }),
  addClaim: (s: CaseSnapshot, step: Step) => ({
    type: 'claim.add',
    id: newId(),
    articleId: pick(s.articles, step.a),
    place: placeOf(step),
    tags: tagsOf(step.b),
  }),
  tag: (s: CaseSnapshot, { a, b }: Step) => ({ type: 'claim.tag', id: pick(s.claims, a), tags: tagsOf(b) }),
  move: (s: CaseSnapshot, step: Step) => ({
    type: 'claim.move',
    id: pick(s.claims, step.b),
    place: placeOf(step),
  }),
  update: (s: CaseSnapshot, { a, b, text }: Step) => ({
    type: 'claim.update',
    id: pick(s.claims, a),
    patch:
      b % 2 ? { statement: text, verdict: b % 3 ? 'false' : null } : { rationale: richTextFromPlain(text) },
  }),
  code: (s: CaseSnapshot, { a, b, text }: Step) => ({
    type: 'claim.code',
    id: pick(s.claims, a),
    codes: Array.from(text).slice(0, b % 4),
  }),
  flag: (s: CaseSnapshot, { a, b, text }: Step) => ({
    type: 'claim.flag',
    id: pick(s.claims, a),
    flagged: b % 2 === 0,
    reason: text,
  }),
  bin: (s: CaseSnapshot, { a, b }: Step) => ({
    type: b % 2 ? 'claim.delete' : 'claim.restore',
    id: pick(s.claims, a),
  }),
  addReference: (_: CaseSnapshot, { text }: Step) => referenceCommand(text),
  updateReference: (s: CaseSnapshot, { a, text }: Step) => ({
    type: 'reference.update',
    id: pick(s.references, a),
    patch: { note: text },
  }),
  deleteReference: (s: CaseSnapshot, { a }: Step) => ({
    type: 'reference.delete',
    id: pick(s.references, a),
  }),
  addEvidence: (s: CaseSnapshot, { a, b }: Step) => evidenceCommand(pick(s.claims, a), pick(s.references, b)),
  updateEvidence: (s: CaseSnapshot, { a, text }: Step) => ({
    type: 'evidence.update',
    id: pick(s.evidence, a),
    patch: { note: text },
  }),
  deleteEvidence: (s: CaseSnapshot, { a }: Step) => ({ type: 'evidence.delete', id: pick(s.evidence, a) }),
  review: (s: CaseSnapshot, { a, b, text }: Step) => ({
    type: 'review.decide',
    id: newId(),
    claimId: pick(s.claims, a),
    decision: (['accept', 'retag', 'sendBack', 'later'] as const)[b % 4],
    tags: tagsOf(b >> 2),
    note: text,
  }),
} as const satisfies Readonly<Record<string, (snapshot: CaseSnapshot, step: Step) => object>>;

const makers = Object.keys(MAKE) as (keyof typeof MAKE)[];
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...makers) },
      {
        weight: 5,
        arbitrary: fc.constantFrom<Step['what']>('addClaim', 'addEvidence', 'addReference', 'addArticle'),
      },
      { weight: 3, arbitrary: fc.constantFrom<Step['what']>('undo', 'undo', 'redo', 'reopen') },
    ),
    a: fc.nat({ max: 200 }),
    b: fc.nat({ max: 200 }),
    text: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
  }),
  { minLength: 10, maxLength: 25, size: 'max' },
);

/** What the window would hold: a snapshot kept up to date by changes alone. */
function applied(snapshot: CaseSnapshot, { changes, history }: Committed): CaseSnapshot {
  const without = <T extends { readonly id: string }>(list: readonly T[], noun: Change['noun']) => {
    const gone = new Set(changes.filter((change) => change.noun === noun).map(({ id }) => id));
    const there = changes.filter((change) => change.noun === noun && change.value !== null);
    return [...list.filter(({ id }) => !gone.has(id)), ...there.map(({ value }) => value as unknown as T)];
  };
  const info = changes.find((change) => change.noun === 'info')?.value ?? snapshot.info;
  return {
    info,
    articles: without(snapshot.articles, 'article'),
    claims: without(snapshot.claims, 'claim'),
    references: without(snapshot.references, 'reference'),
    evidence: without(snapshot.evidence, 'evidence'),
    reviews: without(snapshot.reviews, 'review'),
    history,
  };
}

function sorted(snapshot: CaseSnapshot): CaseSnapshot {
  const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
    list.toSorted((x, y) => (x.id < y.id ? -1 : 1));
  const { articles, claims, references, evidence, reviews } = snapshot;
  return {
    ...snapshot,
    articles: byId(articles),
    claims: byId(claims),
    references: byId(references),
    evidence: byId(evidence),
    reviews: byId(reviews),
  };
}

/** Runs steps beside a model: the rows after every change, and where undo stands among them. */
class Walk {
  readonly #reader;
  #opened: OpenCase;
  #screen: CaseSnapshot;
  #rows;
  #at = 0;

  constructor(folder: string) {
    this.#opened = createCase(join(folder, 'walk.plumb'), { title: 'Walk' }, testHost());
    this.#opened.execute(articleCommand());
    this.#reader = connect(this.#opened.path, 'read');
    this.#screen = this.#opened.snapshot();
    this.#rows = [rowsOf(this.#reader)];
  }

  take(step: Step): boolean {
    switch (step.what) {
      case 'undo':
        if (this.#at > 0) this.undo();
        return true;
      case 'redo':
        if (this.#at < this.#rows.length - 1) this.redo();
        return true;
      case 'reopen':
        this.#opened.close();
        this.#opened = openCase(this.#opened.path, testHost('Ben'));
        this.#compare();
        return true;
      default:
        return this.#change(MAKE[step.what](this.#screen, step) as Command);
    }
  }

  undo(): void {
    this.#show(this.#opened.undo());
    this.#at -= 1;
    this.#compare();
  }

  redo(): void {
    this.#show(this.#opened.redo());
    this.#at += 1;
    this.#compare();
  }

  /** Back to where the walk began, and forth again: the same rows at every step. */
  retrace(): void {
    const end = this.#rows.length - 1;
    while (this.#at > 0) this.undo();
    while (this.#at < end) this.redo();
    expect(this.#opened.check()).toMatchObject({ ok: true, findings: [] });
  }

  close(): void {
    closeDb(this.#reader);
    this.#opened.close();
  }

  #change(command: Command): boolean {
    const before = this.#opened.history();
    try {
      const committed = this.#opened.execute(command);
      this.#show(committed);
      if (committed.seq === before.headSeq) return false;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(this.#opened.history()).toEqual(before);
      this.#compare();
      return false;
    }
    this.#rows = [...this.#rows.slice(0, this.#at + 1), rowsOf(this.#reader)];
    this.#at += 1;
    this.#compare();
    return true;
  }

  #show(committed: Committed): void {
    this.#screen = applied(this.#screen, committed);
  }

  #compare(): void {
    expect(rowsOf(this.#reader)).toEqual(this.#rows[this.#at]);
    expect(sorted(this.#screen)).toEqual(sorted(this.#opened.snapshot()));
  }
}

test('whatever is done: undo gives the same rows back, redo does them again, and changes are all the screen needs', () => {
  let done = 0;
  fc.assert(
    fc.property(steps, (list) => {
      const folder = mkdtempSync(join(MEMORY, 'plumbline-'));
      const walk = new Walk(folder);
      try {
        for (const step of list) if (walk.take(step)) done += 1;
        walk.retrace();
      } finally {
        walk.close();
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
  // Walks of refusals alone would prove nothing.
  expect(done).toBeGreaterThan(400);
}, 120_000);
