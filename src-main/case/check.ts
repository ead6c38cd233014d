/** Checks a whole case: the file, its links, the journal, every text, original and anchor. Reads everything, changes nothing. */
import type { CheckFinding, CheckReport } from '../../src-shared/domain/check';
import { Refusal, type ErrorCode } from '../../src-shared/errors';
import { damageText } from '../db/damage';
import { asRefusal, sqliteMessage } from '../db/errors';
import { currentSchema, schemaOf } from '../db/schema';
import { all, each, get, type ReadDb } from '../db/sql';
import { anchorHolds } from './anchor-check';
import { shortened } from './apply/anchor';
import type { ArticleTexts } from './article-texts';
import { replayJournal, type KnownVersion, type Replay } from './replay';
import { sha256 } from './sha256';
import type { AnchorRow } from './tables/claims';

export function checkCase(db: ReadDb, texts: ArticleTexts): CheckReport {
  const structure = [...integrityFindings(db), ...schemaFindings(db), ...foreignKeyFindings(db)];
  const content = checkContent(db, texts, Infinity);
  const findings = [...structure, ...content.findings];
  return {
    ok: findings.length === 0,
    findings,
    entries: content.entries,
    headHash: content.headHash,
    claims: count(db, 'SELECT count(*) AS count FROM claims'),
    anchors: count(db, 'SELECT count(*) AS count FROM anchors'),
  };
}

export interface CheckedContent {
  readonly findings: readonly CheckFinding[];
  readonly entries: number;
  readonly headHash: string;
  readonly originals: number;
  readonly originalsCompared: number;
}

/**
 * The journal and everything it tells of, in a file whose structure is sound.
 * @param originalsLimit bytes of originals to compare with their hashes at most
 */
export function checkContent(db: ReadDb, texts: ArticleTexts, originalsLimit: number): CheckedContent {
  const replay = replayJournal(db);
  const originals = checkOriginals(db, replay.versions, originalsLimit);
  return {
    findings: [
      ...replay.findings,
      ...numberFindings(db, replay),
      ...textFindings(db, replay.versions),
      ...originals.findings,
      ...anchorFindings(db, texts),
    ],
    entries: replay.entries,
    headHash: replay.headHash,
    originals: originals.count,
    originalsCompared: originals.compared,
  };
}

function count(db: ReadDb, sql: string): number {
  return get<{ count: number }>(db, sql)?.count ?? 0;
}

/** No room, a lock of somebody else, a drive that fails: none of it says anything of the pages. */
const NOT_OF_THE_PAGES: ReadonlySet<ErrorCode> = new Set(['case.busy', 'case.diskFull', 'case.diskError']);

function isOfThePages(error: unknown): boolean {
  const refusal = asRefusal(error, '');
  return !(refusal instanceof Refusal) || !NOT_OF_THE_PAGES.has(refusal.error.code);
}

/** What SQLite finds in the pages. CHECK constraints are looked at only where the connection may write. */
export function integrityFindings(db: ReadDb): readonly CheckFinding[] {
  const details: string[] = [];
  try {
    for (const row of each<{ integrity_check: string }>(db, 'PRAGMA integrity_check'))
      details.push(row.integrity_check);
  } catch (error) {
    const message = sqliteMessage(error);
    if (message === null || !isOfThePages(error)) throw error;
    // It gives up where a row can't be read; what it found before says more than that.
    if (details.length === 0) details.push(message);
  }
  const said = details.map((detail) => detail.replace('*** in database main ***\n', ''));
  return pageFindings(said.filter((detail) => detail !== 'ok'));
}

/** One finding for each page or index, however much SQLite says of it; `sqlite` is what it said first, for those who know it. */
export function pageFindings(said: readonly string[]): readonly CheckFinding[] {
  const first = new Map<string, string>();
  for (const sqlite of said) {
    const detail = damageText(sqlite);
    if (!first.has(detail)) first.set(detail, sqlite);
  }
  return [...first].map(([detail, sqlite]) => finding('integrity', 'integrity.page', { detail, sqlite }));
}

function schemaFindings(db: ReadDb): readonly CheckFinding[] {
  return schemaOf(db) === currentSchema() ? [] : [finding('integrity', 'integrity.schema', {})];
}

export function foreignKeyFindings(db: ReadDb): readonly CheckFinding[] {
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
      const { seq } = version;
      if (sha256(text) !== version.textSha256) findings.push(finding('texts', 'texts.hash', { id, seq }));
      if (sha256(blocks) !== version.blocksSha256)
        findings.push(finding('texts', 'texts.blocks', { id, seq }));
    }
  }
  for (const { id, seq } of known.values())
    if (!seen.has(id)) findings.push(finding('texts', 'texts.missing', { id, seq }));
  return findings.map((found) => titled(db, found));
}

interface CheckedOriginals {
  readonly findings: readonly CheckFinding[];
  readonly count: number;
  readonly compared: number;
}

/** Beyond the limit only the sizes are compared; which originals that are is different every time. */
function checkOriginals(db: ReadDb, versions: readonly KnownVersion[], limit: number): CheckedOriginals {
  const known = new Map(versions.map((version) => [version.originalSha256, version]));
  const findings: CheckFinding[] = [];
  const seen = new Set<string>();
  let left = limit;
  let compared = 0;
  const sql = 'SELECT sha256, size FROM originals ORDER BY random()';
  for (const row of all<{ sha256: string; size: number }>(db, sql)) {
    seen.add(row.sha256);
    const version = known.get(row.sha256);
    const isCompared = row.size <= left;
    if (isCompared) {
      left -= row.size;
      compared += 1;
    }
    if (version === undefined)
      findings.push(finding('originals', 'originals.unknown', { sha256: row.sha256 }));
    else if (isCompared && !isOriginal(db, row.sha256)) {
      const { id, seq } = version;
      findings.push(finding('originals', 'originals.hash', { id, seq }));
    }
  }
  for (const [hash, { id, seq }] of known)
    if (!seen.has(hash)) findings.push(finding('originals', 'originals.missing', { id, seq }));
  return { findings: findings.map((found) => titled(db, found)), count: seen.size, compared };
}

function isOriginal(db: ReadDb, hash: string): boolean {
  const sql = 'SELECT size, bytes FROM originals WHERE sha256 = ?';
  const row = get<{ size: number; bytes: Uint8Array }>(db, sql, hash);
  return row !== undefined && sha256(row.bytes) === hash && row.size === row.bytes.byteLength;
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
