/** The whole case without its bodies, in eight queries whatever its size. */
import type { Label } from '../../src-shared/commands/label';
import type { CaseSnapshot, History } from '../../src-shared/domain/snapshot';
import { get, type ReadDb } from '../db/sql';
import { headOf, readLabel } from './journal';
import { articles } from './tables/articles';
import { caseInfo } from './tables/case-info';
import { claims, type AnchorRow } from './tables/claims';
import { evidence } from './tables/evidence';
import { references } from './tables/references';
import { reviews } from './tables/reviews';
import type { UndoStacks } from './undo-stacks';

export function takeSnapshot(
  db: ReadDb,
  stacks: UndoStacks,
  orphaned: (row: AnchorRow) => boolean,
): CaseSnapshot {
  return {
    info: caseInfo(db),
    articles: articles(db),
    claims: claims(db, orphaned),
    references: references(db),
    evidence: evidence(db),
    reviews: reviews(db),
    history: takeHistory(db, stacks),
  };
}

export function takeHistory(db: ReadDb, stacks: UndoStacks): History {
  const head = headOf(db);
  return {
    undo: labelOf(db, stacks.nextUndo),
    redo: labelOf(db, stacks.nextRedo),
    headSeq: head.seq,
    headHash: head.hash,
    savedAt: head.at,
  };
}

/** null also where the entry is unreadable: what can't be named is not offered to be undone. */
function labelOf(db: ReadDb, seq: number | null): Label | null {
  if (seq === null) return null;
  const entry = get<{ label: string }>(db, 'SELECT label FROM journal WHERE seq = ?', seq);
  return entry ? readLabel(entry.label) : null;
}
