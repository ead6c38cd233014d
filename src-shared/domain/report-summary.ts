/** The report's counts and its table of all claims. */
import { en } from '../strings/en';
import { fill } from '../strings/format';
import { TAGS, type Claim } from './claim';
import type { CountRow, CountTable, ReportSummary } from './report-model';
import { claimText, isFactual, tagMark } from './report-text';
import { VERDICTS } from './verdict';

const words = en.report;

function byTag(claims: readonly Claim[]): CountTable {
  const rows = TAGS.map((tag) => ({
    mark: tagMark(tag),
    count: claims.filter((claim) => claim.tags.includes(tag)).length,
  }));
  return { title: words.tables.byTag, head: words.tables.tag, rows, note: words.tables.byTagNote };
}

function byVerdict(factual: readonly Claim[]): CountTable {
  const given = VERDICTS.map((verdict) => ({
    mark: { code: verdict, sign: '', word: en.verdicts[verdict] },
    count: factual.filter((claim) => claim.verdict === verdict).length,
  })).filter((row) => row.count > 0);
  const none: CountRow = {
    mark: { code: 'none', sign: '', word: words.noVerdict },
    count: factual.filter((claim) => claim.verdict === null).length,
  };
  return { title: words.tables.byVerdict, head: words.tables.verdict, rows: [...given, none], note: '' };
}

function toDo(claims: readonly Claim[], orphaned: ReadonlySet<string>): CountTable {
  const row = (code: string, word: string, count: number): CountRow => ({
    mark: { code, sign: '', word },
    count,
  });
  return {
    title: words.tables.state,
    head: words.tables.open,
    rows: [
      row('flagged', words.flaggedCount, claims.filter((claim) => claim.flagged).length),
      row('open', words.openCount, claims.filter(needsVerdict).length),
      row('orphaned', words.orphanedCount, orphaned.size),
    ],
    note: '',
  };
}

/** A void claim was given up: it waits for no verdict. */
export function needsVerdict(claim: Claim): boolean {
  return isFactual(claim) && claim.verdict === null && claim.status !== 'void';
}

function sentence(claims: readonly Claim[], references: number): string {
  const factual = claims.filter(isFactual);
  const count = (message: Parameters<typeof fill>[0], value: number): string =>
    fill(message, { count: value });
  const parts = [
    count(words.counts.checked, factual.length),
    count(words.counts.decided, factual.filter((claim) => claim.verdict !== null).length),
    count(words.counts.framing, claims.filter((claim) => claim.tags.includes('framing')).length),
    count(words.counts.flagged, claims.filter((claim) => claim.flagged).length),
    count(words.counts.references, references),
  ];
  return `${parts.join(', ')}.`;
}

/**
 * @param claims in order of place, without the bin
 * @param orphaned ids of claims with an anchor that does not hold
 */
export function summarise(
  claims: readonly Claim[],
  orphaned: ReadonlySet<string>,
  references: number,
): ReportSummary {
  const factual = claims.filter(isFactual);
  return {
    sentence: sentence(claims, references),
    tables: [byTag(claims), byVerdict(factual), toDo(claims, orphaned)],
    glance: factual.map((claim) => ({
      number: claim.number,
      text: claimText(claim),
      tags: claim.tags.map(tagMark),
      verdict: claim.verdict === null ? words.noVerdict : en.verdicts[claim.verdict],
    })),
  };
}
