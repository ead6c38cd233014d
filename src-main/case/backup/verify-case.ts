/** Looks at all of a copy: its pages, its links, its journal and everything that the journal speaks of. */
import { basename } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import { findingText } from '../../../src-shared/strings/text';
import { readFormat } from '../../db/header';
import { MIGRATIONS } from '../../db/migrations/all';
import { connect } from '../../db/open';
import { schemaDifferences } from '../../db/schema';
import { closeDb, get } from '../../db/sql';
import { ArticleTexts } from '../article-texts';
import { checkContent, foreignKeyFindings, integrityFindings } from '../check';
import { headOf, type Head } from '../journal';

export interface VerifiedCase {
  readonly caseId: string;
  readonly head: Head;
  readonly articles: number;
  readonly claims: number;
  readonly references: number;
  /** Whether its contents are whole as well; orphaned claims are no damage. */
  readonly verified: boolean;
}

/** @throws Refusal case.damaged where the tables are not Plumbline's or the pages not sound, case.tooNew, case.notACase ... */
export function verifyCase(path: string): VerifiedCase {
  const name = basename(path);
  const format = readFormat(path);
  const known = MIGRATIONS.length;
  if (format > known) throw new Refusal('case.tooNew', { name, version: format, known });
  const db = connect(path, 'read');
  try {
    // Before anything is asked of it: a view in the place of a table could run without end.
    if (schemaDifferences(db, MIGRATIONS.slice(0, format)).length > 0)
      throw new Refusal('case.damaged', { name, detail: en.check.damage.schema });
    const [broken] = [...integrityFindings(db), ...foreignKeyFindings(db)];
    if (broken) throw new Refusal('case.damaged', { name, detail: findingText(broken) });
    const count = (sql: string): number => get<{ count: number }>(db, sql)?.count ?? 0;
    const { findings } = checkContent(db, new ArticleTexts(db), Infinity);
    return {
      caseId: get<{ id: string }>(db, 'SELECT id FROM case_info')?.id ?? '',
      head: headOf(db),
      articles: count('SELECT count(*) AS count FROM articles WHERE deleted_at IS NULL'),
      claims: count('SELECT count(*) AS count FROM claims WHERE deleted_at IS NULL'),
      references: count('SELECT count(*) AS count FROM "references" WHERE deleted_at IS NULL'),
      verified: findings.every(({ area }) => area === 'anchors'),
    };
  } finally {
    closeDb(db);
  }
}
