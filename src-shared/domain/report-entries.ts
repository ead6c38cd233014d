/** Entries of the report: what is printed for one claim, and for one framing passage. */
import { en } from '../strings/en';
import { fill } from '../strings/format';
import type { Article, ArticleBody } from './article';
import type { Claim } from './claim';
import { codeName } from './codebook';
import type { Evidence } from './evidence';
import type { Id } from './ids';
import type { Citations } from './report-citations';
import type { Fact, Quote, ReportEntry, ReportVerdict } from './report-model';
import { quoteOf } from './report-quote';
import { isFactual, tagMark, textFact } from './report-text';
import { isEmptyRichText } from './rich-text';

/** All that an entry is made from besides its claim. */
export interface EntrySources {
  readonly articles: ReadonlyMap<Id, Article>;
  readonly bodies: ReadonlyMap<string, ArticleBody>;
  readonly evidence: ReadonlyMap<Id, readonly Evidence[]>;
  readonly citations: Citations;
}

const words = en.report.claimFacts;

export function quotesOf(claim: Claim, { articles, bodies }: EntrySources): readonly Quote[] {
  return claim.anchors.flatMap((anchor) => {
    const article = articles.get(anchor.articleId);
    return article ? [quoteOf(anchor, article, bodies.get(anchor.versionId))] : [];
  });
}

function sharedParts(claim: Claim, sources: EntrySources) {
  return {
    id: claim.id,
    number: claim.number,
    heading: fill(en.report.claim, { number: String(claim.number) }),
    quotes: quotesOf(claim, sources),
    tags: claim.tags.map(tagMark),
  };
}

function flagOf(claim: Claim): string | null {
  if (!claim.flagged) return null;
  return claim.flagReason === '' ? en.report.flaggedWithoutReason : claim.flagReason;
}

function spokenFacts(claim: Claim): readonly Fact[] {
  return [
    ...(claim.speaker === '' ? [] : [textFact(words.speaker, claim.speaker)]),
    ...(claim.statedOn === '' ? [] : [textFact(words.statedOn, claim.statedOn)]),
  ];
}

function codeFacts(claim: Claim): readonly Fact[] {
  return claim.codes.length === 0 ? [] : [textFact(words.codes, claim.codes.map(codeName).join('; '))];
}

function statusFact(claim: Claim): Fact {
  return textFact(words.status, en.statuses[claim.status]);
}

function verdictOf(claim: Claim): ReportVerdict {
  if (claim.verdict === null) return { code: 'none', word: en.report.noVerdict, confidence: '' };
  const confidence =
    claim.confidence === null
      ? en.report.noConfidence
      : fill(en.report.confidenceOf, { confidence: en.confidences[claim.confidence].toLowerCase() });
  return { code: claim.verdict, word: en.verdicts[claim.verdict], confidence };
}

/** A claim as a statement to be checked. Codes of a framing claim stand with its wording, in the other section. */
export function claimEntry(claim: Claim, sources: EntrySources): ReportEntry {
  const isFraming = claim.tags.includes('framing');
  const evidence = sources.citations.evidence(sources.evidence.get(claim.id) ?? []);
  return {
    ...sharedParts(claim, sources),
    statement: claim.statement,
    facts: [
      ...spokenFacts(claim),
      ...(claim.claimType === '' ? [] : [textFact(words.claimType, en.claimTypes[claim.claimType])]),
      ...(isFraming ? [] : codeFacts(claim)),
      statusFact(claim),
    ],
    flag: flagOf(claim),
    verdict: verdictOf(claim),
    noteLabel: words.rationale,
    note: isEmptyRichText(claim.rationale) ? [] : sources.citations.blocks(claim.rationale),
    evidence,
    noEvidence: evidence.length === 0 ? en.report.noEvidence : '',
    pointer: isFraming ? { text: en.report.framingPointer, to: 'framing' } : null,
  };
}

/** A passage as wording. What is said of a claim that also states something is printed there, not twice. */
export function framingEntry(claim: Claim, sources: EntrySources): ReportEntry {
  const alone = !isFactual(claim);
  return {
    ...sharedParts(claim, sources),
    statement: alone ? claim.statement : '',
    facts: [...(alone ? spokenFacts(claim) : []), ...codeFacts(claim), ...(alone ? [statusFact(claim)] : [])],
    flag: alone ? flagOf(claim) : null,
    verdict: null,
    noteLabel: words.note,
    note: alone && !isEmptyRichText(claim.rationale) ? sources.citations.blocks(claim.rationale) : [],
    evidence: alone ? sources.citations.evidence(sources.evidence.get(claim.id) ?? []) : [],
    noEvidence: '',
    pointer: alone
      ? null
      : { text: fill(en.report.claimPointer, { number: String(claim.number) }), to: 'claims' },
  };
}
