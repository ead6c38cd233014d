/** What applying a command works with, and the lookups that several nouns share. */
import { newId, type Id } from '../../../src-shared/domain/ids';
import { Refusal } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import type { WriteDb } from '../../db/sql';
import type { ArticleTexts } from '../article-texts';
import type { ArticleRow } from '../tables/articles';
import type { ClaimRow } from '../tables/claims';
import type { ReferenceRow } from '../tables/references';
import type { TableName } from '../tables/tables';
import { invalid } from '../validate';
import type { WriteTx } from '../write-tx';

/** `now` is one instant for everything in the transaction. */
export interface ApplyContext {
  readonly db: WriteDb;
  readonly tx: WriteTx;
  readonly texts: ArticleTexts;
  readonly now: Date;
  readonly analyst: string;
}

export function instant(context: ApplyContext): string {
  return context.now.toISOString();
}

/** An id for a row that no command names. */
export function freshId(context: ApplyContext): Id {
  return newId(context.now.getTime());
}

/** @throws Refusal command.invalid: the id of something deleted counts as taken, because it can come back */
export function refuseTakenId({ tx }: ApplyContext, table: TableName, id: Id): void {
  if (tx.read(table, [id]) !== undefined) throw invalid('id', en.check.idTaken);
}

export function livingArticle({ tx }: ApplyContext, id: Id): ArticleRow {
  const row = tx.read('articles', [id]);
  if (row?.deleted_at !== null) throw new Refusal('article.notFound');
  return row;
}

/** A claim that is not in the bin, of an article that is not deleted. */
export function livingClaim(context: ApplyContext, id: Id): ClaimRow {
  const row = anyClaim(context, id);
  if (row.deleted_at !== null) throw new Refusal('claim.notFound');
  return row;
}

/** A claim in the bin or out of it, of an article that is not deleted. */
export function anyClaim({ tx }: ApplyContext, id: Id): ClaimRow {
  const row = tx.read('claims', [id]);
  if (row === undefined) throw new Refusal('claim.notFound');
  if (tx.read('articles', [row.article_id])?.deleted_at !== null) throw new Refusal('claim.notFound');
  return row;
}

export function livingReference({ tx }: ApplyContext, id: Id): ReferenceRow {
  const row = tx.read('references', [id]);
  if (row?.deleted_at !== null) throw new Refusal('reference.notFound');
  return row;
}
