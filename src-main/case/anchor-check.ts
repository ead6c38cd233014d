/** Tells orphaned anchors: those whose quote is not where they say. Each place is compared once. */
import { holds } from '../../src-shared/domain/anchor';
import { all, type ReadDb } from '../db/sql';
import type { ArticleTexts } from './article-texts';
import type { AnchorRow } from './tables/claims';

interface Verdict {
  readonly row: AnchorRow;
  readonly orphaned: boolean;
}

export class AnchorCheck {
  readonly #texts: ArticleTexts;
  readonly #verdicts = new Map<string, Verdict>();

  constructor(texts: ArticleTexts) {
    this.#texts = texts;
  }

  /** Compares all anchors, one article text after the other. */
  checkAll(db: ReadDb): void {
    for (const row of all<AnchorRow>(db, 'SELECT * FROM anchors ORDER BY version_id')) this.isOrphaned(row);
  }

  isOrphaned(row: AnchorRow): boolean {
    const known = this.#verdicts.get(row.id);
    if (known && samePlace(known.row, row)) return known.orphaned;
    const orphaned = !anchorHolds(this.#texts, row);
    this.#verdicts.set(row.id, { row, orphaned });
    return orphaned;
  }
}

/** The invariant of an anchor, for its row. */
export function anchorHolds(texts: ArticleTexts, row: AnchorRow): boolean {
  const place = { start: row.start_offset, end: row.end_offset, exact: row.exact };
  return holds(texts.findText(row.version_id) ?? '', place);
}

function samePlace(a: AnchorRow, b: AnchorRow): boolean {
  return (
    a.version_id === b.version_id &&
    a.start_offset === b.start_offset &&
    a.end_offset === b.end_offset &&
    a.exact === b.exact
  );
}
