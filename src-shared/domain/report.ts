/** Builds the report of a case, or of one of its articles. Pure: the same case gives the same report. */
import { en } from '../strings/en';
import { fill } from '../strings/format';
import type { ArticleBody } from './article';
import { byPlace, TAGS, type Claim } from './claim';
import { STANCES } from './evidence';
import type { Id } from './ids';
import { reportArticle } from './report-articles';
import { Citations, evidenceByClaim } from './report-citations';
import { claimEntry, framingEntry, quotesOf, type EntrySources } from './report-entries';
import type { EntryGroup, Fact, KeyTable, Report, ReportEntry } from './report-model';
import { openGroups } from './report-open';
import { summarise } from './report-summary';
import { hashFact, instantText, isFactual, tagMark, textFact } from './report-text';
import type { CaseSnapshot } from './snapshot';
import { VERDICTS } from './verdict';

export interface ReportMeta {
  readonly appVersion: string;
  /** null = the whole case. */
  readonly articleId: Id | null;
}

/** All marks a reader meets, explained. */
function keys(): readonly KeyTable[] {
  return [
    {
      title: en.report.tagKeyTitle,
      rows: TAGS.map((tag) => ({ mark: tagMark(tag), meaning: en.tagMeanings[tag] })),
    },
    {
      title: en.report.verdictKeyTitle,
      rows: VERDICTS.map((verdict) => ({
        mark: { code: verdict, sign: '', word: en.verdicts[verdict] },
        meaning: en.verdictMeanings[verdict],
      })),
    },
    {
      title: en.report.stanceKeyTitle,
      rows: STANCES.map((stance) => ({
        mark: { code: stance, sign: en.stanceSigns[stance], word: en.stances[stance] },
        meaning: en.report.stanceMeanings[stance],
      })),
    },
  ];
}

function record({ info, history }: CaseSnapshot, appVersion: string): readonly Fact[] {
  const words = en.report.record;
  return [
    textFact(words.case, info.title),
    { label: words.caseId, value: info.id, kind: 'hash' },
    textFact(words.entries, fill('{count}', { count: history.headSeq })),
    hashFact(words.head, history.headHash),
    textFact(words.saved, history.savedAt === '' ? words.none : instantText(history.savedAt)),
    textFact(words.app, fill(en.report.appName, { version: appVersion })),
  ];
}

/**
 * Claims in the bin are left out. The texts are looked at again: a passage that is not at its place
 * any more is shown as orphaned, never left out.
 * @param bodies article texts by version id; without the text of a version, the context kept with each
 *   anchor is shown
 */
export function buildReport(
  snapshot: CaseSnapshot,
  bodies: ReadonlyMap<string, ArticleBody>,
  { appVersion, articleId }: ReportMeta,
): Report {
  const articles = snapshot.articles.filter((article) => articleId === null || article.id === articleId);
  const claimsOf = (id: Id): readonly Claim[] =>
    snapshot.claims.filter((claim) => claim.articleId === id && claim.deletedAt === null).toSorted(byPlace);
  const claims = articles.flatMap((article) => claimsOf(article.id));

  const evidence = evidenceByClaim(snapshot.evidence);
  const citations = new Citations(snapshot.references);
  const reading = [...claims.filter(isFactual), ...claims.filter((claim) => !isFactual(claim))];
  for (const claim of reading) citations.cite(claim, evidence.get(claim.id) ?? []);
  if (articleId === null) citations.addUncited();
  const references = citations.list();

  const sources: EntrySources = {
    // Of the whole case: a claim of one article can have a second place in another.
    articles: new Map(snapshot.articles.map((article) => [article.id, article])),
    bodies,
    evidence,
    citations,
  };
  const orphaned = new Set(
    claims
      .filter((claim) => quotesOf(claim, sources).some((quote) => quote.orphaned))
      .map((claim) => claim.id),
  );
  const grouped = (
    wanted: (claim: Claim) => boolean,
    entry: (claim: Claim) => ReportEntry,
  ): readonly EntryGroup[] =>
    articles
      .map((article) => ({
        title: articles.length > 1 ? article.title : '',
        entries: claimsOf(article.id).filter(wanted).map(entry),
      }))
      .filter((group) => group.entries.length > 0);

  return {
    language: 'en',
    title: snapshot.info.title,
    about: [
      textFact(en.report.about.state, instantText(snapshot.history.savedAt) || en.report.record.none),
      textFact(en.report.about.version, fill(en.report.appName, { version: appVersion })),
    ],
    articles: articles.map(reportArticle),
    summary: summarise(claims, orphaned, references.length),
    claims: grouped(isFactual, (claim) => claimEntry(claim, sources)),
    framing: grouped(
      (claim) => claim.tags.includes('framing'),
      (claim) => framingEntry(claim, sources),
    ),
    open: openGroups({ claims, evidence, reviews: snapshot.reviews, citations, orphaned }),
    references,
    keys: keys(),
    record: record(snapshot, appVersion),
  };
}
