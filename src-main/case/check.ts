/** Checks a whole case: the file, its links, the journal, every text, original and anchor. Reads everything, changes nothing. */
import type { CheckFinding, CheckReport } from '../../src-shared/domain/check';
import { currentSchema, schemaOf } from '../db/schema';
import { all, each, get, type ReadDb } from '../db/sql';
import { anchorHolds } from './anchor-check';
import { shortened } from './apply/anchor';
import type { ArticleTexts } from './article-texts';
import { replayJournal, type KnownVersion, type Replay } from './replay';
import { sha256 } from './sha256';
import type { AnchorRow } from './tables/claims';

export function checkCase(db: ReadDb, texts: ArticleTexts): CheckReport {
  const replay = replayJournal(db);
  const findings = [
    ...integrityFindings(db),
    ...foreignKeyFindings(db),
    ...replay.findings,
    ...numberFindings(db, replay),
    ...textFindings(db, replay.versions),
    ...originalFindings(db, replay.versions),
    ...anchorFindings(db, texts),
  ];
  return {
    ok: findings.length === 0,
    findings,
    entries: replay.entries,
    headHash: replay.headHash,
    claims: count(db, 'SELECT count(*) AS count FROM claims'),
    anchors: count(db, 'SELECT count(*) AS count FROM anchors'),
  };
}

function count(db: ReadDb, sql: string): number {
  return get<{ count: number }>(db, sql)?.count ?? 0;
}

function integrityFindings(db: ReadDb): readonly CheckFinding[] {
  const rows = all<{ integrity_check: string }>(db, 'PRAGMA integrity_check');
  const pages = rows.filter((row) => row.integrity_check !== 'ok');
  const findings = pages.map((row) =>
    finding('integrity', 'integrity.page', { detail: row.integrity_check }),
  );
  return schemaOf(db) === currentSchema()
    ? findings
    : [...findings, finding('integrity', 'integrity.schema', {})];
}

function foreignKeyFindings(db: ReadDb): readonly CheckFinding[] {
  const rows = all<{ table: string; parent: string }>(db, 'PRAGMA foreign_key_check');
  return rows.map(({ table, parent }) => finding('foreignKeys', 'foreignKeys.dangling', { table, parent }));
}

/** Numbers are given out without a gap, each to the claim that the journal names. */
function numberFindings(db: ReadDb, { numbers }: Replay): readonly CheckFinding[] {
  const given = all<{ number: number; claim_id: string }>(db, 'SELECT number, claim_id FROM claim_numbers');
  const wrong = given.filter((row) => numbers.get(row.number) !== row.claim_id).map((row) => row.number);
  const had = new Set(given.map((row) => row.number));
  const gone = [...numbers.keys()].filter((number) => !had.has(number));
  return [...wrong, ...gone].map((number) => finding('journal', 'journal.numbers', { number }));
}

/** Bodies whose import was undone are checked too: redo brings their article back. */
function textFindings(db: ReadDb, versions: readonly KnownVersion[]): readonly CheckFinding[] {
  const known = new Map(versions.map((version) => [version.id, version]));
  const findings: CheckFinding[] = [];
  const seen = new Set<string>();
  const sql = 'SELECT version_id AS id, text, blocks FROM article_texts';
  for (const { id, text, blocks } of each<{ id: string; text: string; blocks: string }>(db, sql)) {
    seen.add(id);
    const version = known.get(id);
    if (version === undefined) findings.push(finding('texts', 'texts.unknown', { id }));
    else {
      if (sha256(text) !== version.textSha256) findings.push(finding('texts', 'texts.hash', { id }));
      if (sha256(blocks) !== version.blocksSha256) findings.push(finding('texts', 'texts.blocks', { id }));
    }
  }
  for (const id of known.keys()) if (!seen.has(id)) findings.push(finding('texts', 'texts.missing', { id }));
  return findings.map((found) => titled(db, found));
}

function originalFindings(db: ReadDb, versions: readonly KnownVersion[]): readonly CheckFinding[] {
  const known = new Map(versions.map((version) => [version.originalSha256, version.id]));
  const findings: CheckFinding[] = [];
  const seen = new Set<string>();
  const sql = 'SELECT sha256, size, bytes FROM originals';
  for (const row of each<{ sha256: string; size: number; bytes: Uint8Array }>(db, sql)) {
    seen.add(row.sha256);
    const id = known.get(row.sha256);
    if (id === undefined) findings.push(finding('originals', 'originals.unknown', { sha256: row.sha256 }));
    else if (sha256(row.bytes) !== row.sha256 || row.size !== row.bytes.byteLength) {
      findings.push(finding('originals', 'originals.hash', { id }));
    }
  }
  for (const [hash, id] of known)
    if (!seen.has(hash)) findings.push(finding('originals', 'originals.missing', { id }));
  return findings.map((found) => titled(db, found));
}

/** Words name an article by its title, or by its version's id where the article is gone. */
function titled(db: ReadDb, found: CheckFinding): CheckFinding {
  const id = found.params['id'];
  if (typeof id !== 'string') return found;
  const sql = 'SELECT a.title FROM article_versions v JOIN articles a ON a.id = v.article_id WHERE v.id = ?';
  return { ...found, params: { ...found.params, title: get<{ title: string }>(db, sql, id)?.title ?? id } };
}

type Placed = AnchorRow & { readonly number: number; readonly title: string };

function anchorFindings(db: ReadDb, texts: ArticleTexts): readonly CheckFinding[] {
  const rows = all<Placed>(
    db,
    `SELECT n.*, c.number, a.title FROM anchors n JOIN claims c ON c.id = n.claim_id JOIN articles a ON a.id = c.article_id
     ORDER BY n.version_id, c.number`,
  );
  return rows
    .filter((row) => !anchorHolds(texts, row))
    .map((row) =>
      finding('anchors', 'anchors.orphaned', {
        number: row.number,
        title: row.title,
        start: row.start_offset,
        end: row.end_offset,
        exact: shortened(row.exact),
      }),
    );
}

function finding(
  area: CheckFinding['area'],
  code: CheckFinding['code'],
  params: CheckFinding['params'],
): CheckFinding {
  return { area, code, params };
}
