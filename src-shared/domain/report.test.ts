import { describe, expect, it } from 'vitest';
import { buildReport } from './report';
import { articleOf, bodyOf, claimOf, evidenceOf, fixedId, referenceOf, snapshotOf } from './report.fixture';
import type { Report, ReportEntry } from './report-model';
import { richTextFromPlain } from './rich-text';
import type { CaseSnapshot } from './snapshot';

const body = bodyOf(
  'The ferry stops\nThe ferry carried 318,000 people last year. It is a lifeline.\nThe council lies.\n',
);
const bodies = new Map([[body.versionId, body]]);
const article = articleOf(body, 1, { title: 'The ferry stops' });

const sourced = claimOf(1, body, 'The ferry carried 318,000 people last year.', ['sourced'], {
  statement: 'The ferry carried 318,000 people.',
  speaker: 'Harrow Line',
  statedOn: '2025-09',
  claimType: 'numerical',
  codes: ['Appeal_to_Popularity'],
  verdict: 'mostlyTrue',
  confidence: 'moderate',
  rationale: {
    blocks: [{ type: 'paragraph', spans: [{ text: 'See ' }, { referenceId: fixedId('reference', 2) }] }],
  },
});
const mixed = claimOf(2, body, 'It is a lifeline.', ['contested', 'framing'], {
  codes: ['Loaded_Language'],
  verdict: 'misleading',
  flagged: true,
  flagReason: 'Ask the line.',
});
const framing = claimOf(3, body, 'The council lies.', ['framing'], {
  rationale: richTextFromPlain('A label.'),
});

function build(parts: Partial<CaseSnapshot>, articleId: string | null = null): Report {
  return buildReport(snapshotOf({ articles: [article], ...parts }), bodies, {
    appVersion: '1.2.3',
    articleId,
  });
}

const entries = (groups: Report['claims']): readonly ReportEntry[] =>
  groups.flatMap((group) => group.entries);
const numbers = (groups: Report['claims']): readonly number[] => entries(groups).map((entry) => entry.number);
const openTitles = (report: Report): readonly string[] => report.open.map((group) => group.title);
const fact = (entry: ReportEntry | undefined, label: string) =>
  entry?.facts.find((item) => item.label === label)?.value;

describe('a claim', () => {
  const report = build({
    claims: [sourced],
    references: [
      referenceOf(1, { title: 'Annual report', url: 'https://example.org/r' }),
      referenceOf(2, { title: 'Ledger' }),
      referenceOf(3, { title: 'Never cited' }),
    ],
    evidence: [
      evidenceOf(1, 1, 2, 'context'),
      evidenceOf(2, 1, 1, 'supports', { locator: 'p. 3', quote: '318,000', note: 'Table 1' }),
    ],
  });
  const entry = entries(report.claims)[0];

  it('shows the quote within its block, and where it stands', () => {
    expect(entry?.quotes).toEqual([
      {
        before: '',
        exact: 'The ferry carried 318,000 people last year.',
        after: ' It is a lifeline.',
        language: 'en',
        direction: 'ltr',
        place: 'Block 2, characters 16 to 59',
        orphaned: false,
      },
    ]);
  });

  it('shows statement, speaker, date, kind, codes, status, tags in words and signs', () => {
    expect(entry?.heading).toBe('Claim 1');
    expect(entry?.statement).toBe('The ferry carried 318,000 people.');
    expect(entry?.tags).toEqual([{ code: 'sourced', sign: '✓', word: 'Sourced' }]);
    expect(fact(entry, 'Speaker')).toBe('Harrow Line');
    expect(fact(entry, 'Date of statement')).toBe('2025-09');
    expect(fact(entry, 'Kind of claim')).toBe('Number');
    expect(fact(entry, 'Codes')).toBe('Appeal to Popularity');
    expect(fact(entry, 'Status')).toBe('Draft');
  });

  it('shows the verdict with its confidence, and numbers the citations as a reader meets them', () => {
    expect(entry?.verdict).toEqual({
      code: 'mostlyTrue',
      word: 'Mostly true',
      confidence: 'moderate confidence',
    });
    expect(entry?.note).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { kind: 'text', text: 'See ', bold: false, italic: false, href: null },
          { kind: 'citation', number: 1 },
        ],
      },
    ]);
    expect(report.references.map(({ number, before }) => [number, before])).toEqual([
      [1, 'Ledger.'],
      [2, 'Annual report.'],
      [3, 'Never cited.'],
    ]);
    expect(report.references[1]?.href).toBe('https://example.org/r');
    expect(report.references[2]?.remark).toBe('Not cited above.');
  });

  it('groups the evidence by stance, with locator, quoted passage and note', () => {
    expect(entry?.evidence.map(({ title, sign }) => [title, sign])).toEqual([
      ['Evidence for', '+'],
      ['Context', '○'],
    ]);
    expect(entry?.evidence[0]?.items).toEqual([
      { citation: 2, source: 'Annual report', locator: 'p. 3', quote: '318,000', note: 'Table 1' },
    ]);
  });
});

describe('framing', () => {
  const report = build({ claims: [sourced, mixed, framing] });

  it('has a section of its own; a passage of framing alone stands nowhere else', () => {
    expect(numbers(report.claims)).toEqual([1, 2]);
    expect(numbers(report.framing)).toEqual([2, 3]);
  });

  it('never carries a verdict, not even where the claim has one', () => {
    expect(entries(report.framing).every((entry) => entry.verdict === null)).toBe(true);
    expect(entries(report.claims)[1]?.verdict?.word).toBe('Misleading');
  });

  it('of a claim that also states something: both entries point at each other, the codes stand with the wording', () => {
    const [claim, note] = [entries(report.claims)[1], entries(report.framing)[0]];
    expect(claim?.pointer?.to).toBe('framing');
    expect(note?.pointer?.to).toBe('claims');
    expect(fact(claim, 'Codes')).toBeUndefined();
    expect(fact(note, 'Codes')).toBe('Loaded Language');
  });

  it('with a verdict all the same: says so under what stayed open', () => {
    const ruled = build({ claims: [{ ...framing, verdict: 'false' }] });
    expect(openTitles(ruled)).toEqual(['Tagged as framing alone, with a verdict that is not printed']);
    expect(JSON.stringify(ruled.framing)).not.toContain('False');
  });
});

describe('summary', () => {
  it('counts by tag, by verdict and what is still to do', () => {
    const { summary } = build({ claims: [sourced, mixed, framing], references: [referenceOf(1)] });
    expect(summary.sentence).toBe(
      '2 claims examined, 2 with a verdict, 2 framing passages noted, 1 flagged, 1 reference.',
    );
    expect(summary.tables.map((table) => table.rows.map(({ mark, count }) => [mark.code, count]))).toEqual([
      [
        ['sourced', 1],
        ['contested', 1],
        ['framing', 2],
      ],
      [
        ['mostlyTrue', 1],
        ['misleading', 1],
        ['none', 0],
      ],
      [
        ['flagged', 1],
        ['open', 0],
        ['orphaned', 0],
      ],
    ]);
    expect(summary.glance.map(({ number, verdict }) => [number, verdict])).toEqual([
      [1, 'Mostly true'],
      [2, 'Misleading'],
    ]);
  });
});

describe('what stayed open', () => {
  it('lists flagged, undecided, bare contested and sent back claims, with reasons', () => {
    const undecided = { ...mixed, verdict: null, status: 'disputed' as const };
    const review = (n: number, at: string, note: string) => ({
      id: fixedId('review', n),
      claimId: mixed.id,
      decision: 'sendBack' as const,
      note,
      analyst: 'Ada',
      at,
    });
    const report = build({
      claims: [undecided],
      reviews: [
        review(1, '2026-01-15T10:00:00.000Z', 'newer'),
        review(2, '2026-01-14T10:00:00.000Z', 'older'),
      ],
    });
    expect(openTitles(report)).toEqual([
      'Sent back by a reviewer',
      'Flagged',
      'Without a verdict',
      'Contested, and no evidence recorded',
    ]);
    expect(report.open.map((group) => group.items[0]?.reason)).toEqual(['newer', 'Ask the line.', '', '']);
  });

  it('lists a passage that the text no longer holds, and shows it with what was kept around it', () => {
    const [anchor] = sourced.anchors;
    const moved = { ...sourced, rationale: { blocks: [] }, anchors: [{ ...anchor!, start: 20, end: 63 }] };
    const report = build({ claims: [moved] });
    expect(openTitles(report)).toEqual(['Orphaned: the quoted passage was not found at its place']);
    const quote = entries(report.claims)[0]?.quotes[0];
    expect(quote?.orphaned).toBe(true);
    expect(quote?.exact).toBe('The ferry carried 318,000 people last year.');
    expect(quote?.place).toContain('Orphaned');
    expect(report.summary.tables[2]?.rows[2]?.count).toBe(1);
  });

  it('lists a rationale that cites a reference which is gone', () => {
    const report = build({
      claims: [sourced],
      references: [referenceOf(2, { deletedAt: '2026-01-15T10:00:00.000Z' })],
    });
    expect(openTitles(report)).toEqual(['The rationale cites a reference that the case no longer holds']);
    expect(report.references).toEqual([]);
  });

  it('is empty when all is done', () => {
    expect(build({ claims: [{ ...sourced, rationale: { blocks: [] } }] }).open).toEqual([]);
  });
});

describe('the whole', () => {
  it('leaves out the bin', () => {
    const report = build({ claims: [{ ...sourced, deletedAt: '2026-01-15T10:00:00.000Z' }] });
    expect(report.claims).toEqual([]);
    expect(report.summary.sentence).toContain('0 claims examined');
  });

  it('of an empty case is a valid report', () => {
    const report = build({ articles: [] });
    expect([report.articles, report.claims, report.framing, report.references]).toEqual([[], [], [], []]);
  });

  it('orders claims by place, the outer of two before the inner', () => {
    const outer = claimOf(7, body, 'The ferry carried 318,000 people last year. It is a lifeline.', [
      'sourced',
    ]);
    expect(
      numbers(build({ claims: [framing, { ...mixed, tags: ['contested'] }, sourced, outer] }).claims),
    ).toEqual([7, 1, 2]);
  });

  it('of one article holds its claims and its references alone', () => {
    const other = bodyOf('Another text. With a claim.', 2);
    const second = articleOf(other, 2, { title: 'Second' });
    const claim = claimOf(9, other, 'With a claim.', ['sourced'], {}, 2);
    const parts = {
      articles: [article, second],
      claims: [sourced, claim],
      references: [referenceOf(1), referenceOf(2)],
      evidence: [evidenceOf(1, 9, 2, 'supports')],
    };
    const report = build(parts, second.id);
    expect(numbers(report.claims)).toEqual([9]);
    expect(report.references.map((reference) => reference.before)).toEqual(['Source 2.']);
    expect(build(parts).claims.map((group) => group.title)).toEqual(['The ferry stops', 'Second']);
  });

  it('states provenance, hashes, the journal and the version, and says what nobody recorded', () => {
    const report = build({});
    const facts = new Map(report.articles[0]?.facts.map(({ label, value }) => [label, value]));
    expect(facts.get('Publisher')).toBe('The Example');
    expect(facts.get('Author')).toBe('not recorded');
    expect(facts.get('SHA-256 of the file')).toBe('b'.repeat(64));
    expect(facts.get('SHA-256 of the text')).toBe('a'.repeat(64));
    expect(report.record.map(({ label, value }) => [label, value])).toEqual([
      ['Case', 'The ferry'],
      ['Case id', fixedId('case', 1)],
      ['Journal entries', '12'],
      ['Journal head (SHA-256)', 'c'.repeat(64)],
      ['Last change saved', '2026-01-15 09:30 UTC'],
      ['Made with', 'Plumbline 1.2.3'],
    ]);
    expect(report.keys.map((key) => key.rows.length)).toEqual([3, 9, 4]);
  });

  it('is the same for the same case, however its rows are ordered', () => {
    const references = [referenceOf(1), referenceOf(2)];
    const evidence = [evidenceOf(1, 1, 1, 'supports'), evidenceOf(2, 1, 2, 'supports')];
    const claims = [sourced, mixed, framing];
    const one = build({ claims, references, evidence });
    expect(build({ claims: claims.toReversed(), references, evidence: evidence.toReversed() })).toEqual(one);
  });
});
