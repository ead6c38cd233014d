/** What `show` prints for people. */
import { citationText } from '../../src-shared/domain/reference';
import { shorten } from '../../src-shared/domain/report-text';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { showOf, type Show } from './show-json';

const words = en.cli.show;

/** A terminal obeys control characters; strangers' words may not give it orders. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

function block(title: string, lines: readonly string[]): string {
  return [title, ...(lines.length === 0 ? [words.none] : lines), ''].join('\n');
}

function articleLines({
  title,
  publisher,
  published,
  words: count,
  blocks,
  characters,
  sha256,
}: Show['articles'][number]): string {
  const origin = [publisher, published].filter((part) => part !== '').join(', ');
  return [
    `  ${plain(title)}`,
    ...(origin === '' ? [] : [`    ${plain(origin)}`]),
    `    ${fill(words.articleLine, { words: count, blocks, characters })}`,
    `    SHA-256 ${sha256}`,
  ].join('\n');
}

/** Framing is neither true nor false: alone it has no verdict to show. */
function verdictLine({ verdict, confidence, tags }: Show['claims'][number]): readonly string[] {
  if (tags.every((tag) => tag === 'framing')) return [];
  if (verdict === null) return [`    ${en.report.noVerdict}`];
  const given = fill(words.verdict, { verdict: en.verdicts[verdict] });
  const sure =
    confidence === null
      ? ''
      : fill(words.confidence, { confidence: en.confidences[confidence].toLowerCase() });
  return [`    ${given}${sure}`];
}

function claimLines(claim: Show['claims'][number], numbers: ReadonlyMap<string, number>): string {
  const tags = claim.tags.map((tag) => `${en.tagSigns[tag]} ${en.tags[tag]}`).join(', ');
  const place = fill(words.place, { start: claim.start, end: claim.end });
  const marks = [claim.flagged ? words.flagged : '', claim.orphaned ? words.orphaned : ''].filter(
    (mark) => mark !== '',
  );
  const evidence = claim.evidence.map(
    ({ referenceId, stance }) => `${en.stanceSigns[stance]} [${String(numbers.get(referenceId) ?? '?')}]`,
  );
  return [
    `  ${[fill(words.claimLine, { number: String(claim.number), tags, place }), ...marks].join(' ')}`,
    `    "${plain(shorten(claim.exact, 200))}"`,
    ...(claim.statement === '' ? [] : [`    ${plain(shorten(claim.statement, 200))}`]),
    ...verdictLine(claim),
    ...(evidence.length === 0 ? [] : [`    ${fill(words.evidence, { list: evidence.join(', ') })}`]),
  ].join('\n');
}

export function showText(snapshot: CaseSnapshot): string {
  const { articles, claims, references, journal } = showOf(snapshot);
  const numbers = new Map(references.map(({ id }, index) => [id, index + 1]));
  const entries = fill(words.journalValue, { count: journal.entries, hash: journal.head });
  return [
    block(words.case, [`  ${plain(snapshot.info.title)}`]),
    block(fill(words.articles, { count: articles.length }), articles.map(articleLines)),
    block(
      fill(words.claims, { count: claims.length }),
      claims.map((claim) => claimLines(claim, numbers)),
    ),
    block(
      fill(words.references, { count: references.length }),
      references.map((reference, index) => `  [${String(index + 1)}] ${plain(citationText(reference))}`),
    ),
    `${words.journal}: ${entries}\n`,
  ].join('\n');
}
