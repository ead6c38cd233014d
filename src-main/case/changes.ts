/** From rows of the journal to the domain objects they belong to, as those are after the change. */
import type { Id } from '../../src-shared/domain/ids';
import type { Change } from '../../src-shared/domain/snapshot';
import { assertNever } from '../../src-shared/assert';
import { all, get, type ReadDb } from '../db/sql';
import { readChanges, type RowChange } from './journal';
import { articles } from './tables/articles';
import { caseInfo } from './tables/case-info';
import { claims, type AnchorRow } from './tables/claims';
import { evidence } from './tables/evidence';
import { references } from './tables/references';
import { reviews } from './tables/reviews';

type Noun = Change['noun'];
type Touched = Readonly<Record<Noun, Set<Id>>>;

/** Everything that the entries after `seq` touched, whoever committed them. */
export function changesSince(
  db: ReadDb,
  seq: number,
  orphaned: (row: AnchorRow) => boolean,
): readonly Change[] {
  const rows = all<{ changes: string }>(db, 'SELECT changes FROM journal WHERE seq > ? ORDER BY seq', seq);
  const touched = touchedBy(
    db,
    rows.flatMap(({ changes }) => readChanges(changes) ?? []),
  );
  return reload(db, touched, orphaned);
}

function touchedBy(db: ReadDb, changes: readonly RowChange[]): Touched {
  const touched: Touched = {
    info: new Set(),
    article: new Set(),
    claim: new Set(),
    reference: new Set(),
    evidence: new Set(),
    review: new Set(),
  };
  for (const change of changes) {
    const { noun, id } = ownerOf(db, change);
    touched[noun].add(id);
    if (change.table === 'articles' && comesOrGoes(change)) addWhatHangsOn(db, id, touched);
  }
  return touched;
}

function ownerOf(db: ReadDb, change: RowChange): { readonly noun: Noun; readonly id: Id } {
  const own = String(change.key[0]);
  switch (change.table) {
    case 'case_info':
      return { noun: 'info', id: own };
    case 'articles':
      return { noun: 'article', id: own };
    case 'article_versions':
      return { noun: 'article', id: link(db, change, 'article_id', VERSION_OWNER) };
    case 'claims':
    case 'claim_tags':
    case 'claim_codes':
      return { noun: 'claim', id: own };
    case 'anchors':
      return { noun: 'claim', id: link(db, change, 'claim_id', ANCHOR_OWNER) };
    case 'references':
      return { noun: 'reference', id: own };
    case 'evidence':
      return { noun: 'evidence', id: own };
    case 'reviews':
      return { noun: 'review', id: own };
    default:
      return assertNever(change.table);
  }
}

const VERSION_OWNER = 'SELECT article_id AS id FROM article_versions WHERE id = ?';
const ANCHOR_OWNER = 'SELECT claim_id AS id FROM anchors WHERE id = ?';

/** An update holds changed columns only, so the owner then has to be asked of the row itself. */
function link(db: ReadDb, change: RowChange, column: string, sql: string): Id {
  const stated = (change.after ?? change.before)?.[column];
  if (typeof stated === 'string') return stated;
  const own = String(change.key[0]);
  return get<{ id: Id }>(db, sql, own)?.id ?? own;
}

function comesOrGoes({ before, after }: RowChange): boolean {
  return before === null || after === null || 'deleted_at' in after;
}

/** An article takes its claims with it and brings them back. */
function addWhatHangsOn(db: ReadDb, articleId: Id, touched: Touched): void {
  for (const { noun, id } of all<{ noun: 'claim' | 'evidence' | 'review'; id: Id }>(
    db,
    HANGS_ON,
    articleId,
  )) {
    touched[noun].add(id);
  }
}

export const HANGS_ON = `
  WITH own AS (SELECT id FROM claims WHERE article_id = ?)
  SELECT 'claim' AS noun, id FROM own
  UNION ALL SELECT 'evidence', e.id FROM own JOIN evidence e ON e.claim_id = own.id
  UNION ALL SELECT 'review', r.id FROM own JOIN reviews r ON r.claim_id = own.id`;

function reload(db: ReadDb, touched: Touched, orphaned: (row: AnchorRow) => boolean): readonly Change[] {
  const changes: Change[] = [];
  if (touched.info.size > 0) {
    const value = caseInfo(db);
    changes.push({ noun: 'info', id: value.id, value });
  }
  for (const [id, value] of loaded(touched.article, (ids) => articles(db, ids))) {
    changes.push({ noun: 'article', id, value });
  }
  for (const [id, value] of loaded(touched.claim, (ids) => claims(db, orphaned, ids))) {
    changes.push({ noun: 'claim', id, value });
  }
  for (const [id, value] of loaded(touched.reference, (ids) => references(db, ids))) {
    changes.push({ noun: 'reference', id, value });
  }
  for (const [id, value] of loaded(touched.evidence, (ids) => evidence(db, ids))) {
    changes.push({ noun: 'evidence', id, value });
  }
  for (const [id, value] of loaded(touched.review, (ids) => reviews(db, ids))) {
    changes.push({ noun: 'review', id, value });
  }
  return changes;
}

/** The ids in the order they were touched, each with its object; null = not there any more. */
function loaded<T extends { readonly id: Id }>(
  ids: ReadonlySet<Id>,
  load: (ids: readonly Id[]) => readonly T[],
): readonly (readonly [Id, T | null])[] {
  if (ids.size === 0) return [];
  const found = new Map(load([...ids]).map((value) => [value.id, value]));
  return [...ids].map((id) => [id, found.get(id) ?? null] as const);
}
