/** Citations: which number each reference has in a report, and texts and evidence that name it. */
import { en } from '../strings/en';
import type { Claim } from './claim';
import { STANCES, type Evidence } from './evidence';
import { citationText, type Reference } from './reference';
import type {
  EvidenceGroup,
  ReportBlock,
  ReportEvidence,
  ReportListItem,
  ReportReference,
  ReportSpan,
} from './report-model';
import { groupBy, safeHref } from './report-text';
import { allSpans, type RichBlock, type RichSpan, type RichText } from './rich-text';

/** Evidence of each claim in the order in which it is printed: by stance, then as it was added. */
export function evidenceByClaim(evidence: readonly Evidence[]): ReadonlyMap<string, readonly Evidence[]> {
  const sorted = evidence.toSorted(
    (a, b) =>
      STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance) ||
      compare(a.createdAt, b.createdAt) ||
      compare(a.id, b.id),
  );
  return groupBy(sorted, (item) => item.claimId);
}

/** By UTF-16 units: a locale's order could differ from one computer to the next. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export class Citations {
  readonly #references: ReadonlyMap<string, Reference>;
  readonly #numbers = new Map<string, number>();
  #cited = 0;

  constructor(references: readonly Reference[]) {
    this.#references = new Map(
      references
        .filter((reference) => reference.deletedAt === null)
        .map((reference) => [reference.id, reference]),
    );
  }

  /** Gives numbers in the order in which a reader meets the references: rationale first, then evidence. */
  cite(claim: Claim, evidence: readonly Evidence[]): void {
    for (const span of allSpans(claim.rationale)) if ('referenceId' in span) this.#add(span.referenceId);
    for (const item of evidence) this.#add(item.referenceId);
    this.#cited = this.#numbers.size;
  }

  /** Adds those that nothing cites, so that the report of a whole case lists all of its sources. */
  addUncited(): void {
    const byAge = [...this.#references.values()].toSorted(
      (a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id),
    );
    for (const { id } of byAge) this.#add(id);
  }

  #add(id: string): void {
    if (this.#references.has(id) && !this.#numbers.has(id)) this.#numbers.set(id, this.#numbers.size + 1);
  }

  number(referenceId: string): number | null {
    return this.#numbers.get(referenceId) ?? null;
  }

  isMissing(text: RichText): boolean {
    return allSpans(text).some((span) => 'referenceId' in span && !this.#references.has(span.referenceId));
  }

  evidence(items: readonly Evidence[]): readonly EvidenceGroup[] {
    return STANCES.map((stance) => ({
      stance,
      sign: en.stanceSigns[stance],
      title: en.report.evidenceTitles[stance],
      items: items.filter((item) => item.stance === stance).map((item) => this.#evidence(item)),
    })).filter((group) => group.items.length > 0);
  }

  #evidence({ referenceId, locator, quote, note }: Evidence): ReportEvidence {
    const reference = this.#references.get(referenceId);
    // A locator follows it, so the last full stop is left to the sentence.
    const source = reference
      ? citationText({ ...reference, url: '', accessed: '' }).replace(/\.$/, '')
      : en.report.missingReference;
    return { citation: this.number(referenceId), source, locator, quote, note };
  }

  list(): readonly ReportReference[] {
    return [...this.#numbers].flatMap(([id, number]) => {
      const reference = this.#references.get(id);
      return reference ? [entry(reference, number, number > this.#cited)] : [];
    });
  }

  blocks(text: RichText): readonly ReportBlock[] {
    return text.blocks.map((block) => this.#block(block));
  }

  #block(block: RichBlock): ReportBlock {
    if (block.type === 'paragraph') return { kind: 'paragraph', spans: this.#spans(block.spans) };
    const items = block.items.map((item) => ({ depth: item.depth, spans: this.#spans(item.spans) }));
    return { kind: 'list', ordered: block.ordered, items: nest(items, 0) };
  }

  #spans(spans: readonly RichSpan[]): readonly ReportSpan[] {
    return spans.map((span) =>
      'text' in span
        ? {
            kind: 'text',
            text: span.text,
            bold: span.bold === true,
            italic: span.italic === true,
            href: span.link === undefined ? null : safeHref(span.link),
          }
        : { kind: 'citation', number: this.number(span.referenceId) },
    );
  }
}

function entry(reference: Reference, number: number, uncited: boolean): ReportReference {
  const before = citationText({ ...reference, url: '', accessed: '' });
  const after = citationText({ ...reference, url: '' }).slice(before.length);
  return {
    number,
    before,
    url: reference.url,
    href: safeHref(reference.url),
    after,
    type: en.referenceTypes[reference.type],
    note: reference.note,
    remark: uncited ? en.report.notCited : '',
  };
}

interface FlatItem {
  readonly depth: number;
  readonly spans: readonly ReportSpan[];
}

/** Items with depths as a tree; a first item that lies too deep is taken up, so that none is lost. */
function nest(items: readonly FlatItem[], depth: number): readonly ReportListItem[] {
  const result: ReportListItem[] = [];
  for (let i = 0; i < items.length;) {
    let next = i + 1;
    while (next < items.length && (items[next]?.depth ?? 0) > depth) next += 1;
    result.push({ spans: items[i]?.spans ?? [], children: nest(items.slice(i + 1, next), depth + 1) });
    i = next;
  }
  return result;
}
