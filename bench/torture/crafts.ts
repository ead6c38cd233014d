/** Crafts: how somebody hostile would make a case file. Each changes the file it is given, a copy of a whole case, or lays something beside it. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tamper, withDb } from '../../src-main/case/test-case';
import { exec, pragma } from '../../src-main/db/sql';

export type Craft = (path: string) => void;

const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';

const sql =
  (statements: string): Craft =>
  (path) => {
    withDb(path, (db) => {
      exec(db, statements);
    });
  };

/** Past triggers, links and checks. */
const past =
  (statements: string): Craft =>
  (path) => {
    tamper(path, statements);
  };

const bytes =
  (change: (file: Buffer) => Buffer): Craft =>
  (path) => {
    writeFileSync(path, change(readFileSync(path)));
  };

/** Exchanges a text of the same length, wherever it stands: the schema is stored as text. */
const replaced = (from: string, to: string): Craft =>
  bytes((file) => {
    if (from.length !== to.length || !file.includes(from)) throw new Error(`nothing to replace: ${from}`);
    return Buffer.from(file.toString('latin1').replaceAll(from, to), 'latin1');
  });

const at = (offset: number, ...values: readonly number[]): Craft =>
  bytes((file) => {
    file.set(values, offset);
    return file;
  });

const instead =
  (make: (path: string) => void): Craft =>
  (path) => {
    rmSync(path);
    make(path);
  };

export const CRAFTS: Readonly<Record<string, Craft>> = {
  endlessView: sql(`CREATE VIEW endless AS ${ENDLESS}`),
  shadowingView: past(`DROP TABLE reviews; CREATE VIEW reviews AS ${ENDLESS}`),
  viewWithTrigger: sql(
    `CREATE VIEW v AS SELECT 1 AS a; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN DELETE FROM evidence; END`,
  ),
  trigger: sql(`CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM evidence; END`),
  endlessTrigger: sql(
    `CREATE TRIGGER t AFTER UPDATE ON claims BEGIN INSERT INTO reviews (id) ${ENDLESS}; END`,
  ),
  missingTrigger: sql('DROP TRIGGER journal_is_append_only_update'),
  emptiedTrigger: replaced('RAISE(ABORT,', 'coalesce(11,'),
  generatedColumn: sql(`ALTER TABLE claims ADD COLUMN big TEXT AS (hex(zeroblob(100000000))) VIRTUAL`),
  extraColumn: sql('ALTER TABLE claims ADD COLUMN more TEXT'),
  renamedColumn: sql('ALTER TABLE claims RENAME COLUMN speaker TO spoken'),
  extraTable: sql('CREATE TABLE more (a)'),
  manyColumns: sql(`CREATE TABLE many (${Array.from({ length: 1900 }, (_, nr) => `c${nr}`).join(', ')})`),
  withoutRowid: sql('CREATE TABLE twin (id TEXT PRIMARY KEY) WITHOUT ROWID'),
  otherCollation: sql('CREATE INDEX slow ON claims (speaker COLLATE NOCASE)'),
  recursiveTrigger: sql(
    `CREATE TRIGGER t AFTER UPDATE ON claims BEGIN UPDATE claims SET speaker = speaker || 'x' WHERE id = new.id; END`,
  ),
  extraIndex: sql('CREATE INDEX slow ON claims (speaker)'),
  expressionIndex: sql('CREATE INDEX slow ON claims (length(speaker || statement))'),
  partialIndex: sql('CREATE INDEX slow ON claims (speaker) WHERE speaker > 7'),
  missingIndex: sql('DROP INDEX claims_by_article'),
  virtualTable: sql('CREATE VIRTUAL TABLE found USING fts5(a)'),
  rtree: sql('CREATE VIRTUAL TABLE places USING rtree(id, a, b)'),
  statistics: sql('ANALYZE'),
  lyingStatistics: sql(`ANALYZE; UPDATE sqlite_stat1 SET stat = '1 0 0 0 0 0'`),
  sequence: sql('CREATE TABLE more (a INTEGER PRIMARY KEY AUTOINCREMENT)'),
  turnedName: sql('CREATE TABLE "\u202Ecod.\u2066" (a)'),
  looserCheck: replaced('CHECK (length(id) = 36)', 'CHECK (length(id) > 00)'),
  otherDefault: replaced('DEFAULT 1 UNIQUE', 'DEFAULT 2 UNIQUE'),
  brokenSchema: replaced('CREATE TABLE reviews', 'CREATE TABEL reviews'),
  hugeTitle: past(`UPDATE case_info SET title = printf('%.*c', 40000000, 'x')`),
  hugeLabel: past(`UPDATE journal SET label = json_quote(printf('%.*c', 40000000, 'x')) WHERE seq = 1`),
  deepJson: past(`UPDATE journal SET changes = printf('%.*c', 900000, '[') WHERE seq = 1`),
  deepValidJson: past(
    `UPDATE journal SET changes = printf('%.*c', 900, '[') || printf('%.*c', 900, ']') WHERE seq = 1`,
  ),
  noText: past(`UPDATE case_info SET title = ''`),
  bytesForText: past(`UPDATE case_info SET created_at = CAST(x'FF00FE' AS TEXT)`),
  otherId: past(`UPDATE case_info SET id = '../../../../../../../etc/passwd      '`),
  emptyJournal: past('DELETE FROM journal'),
  renumberedJournal: past('UPDATE journal SET seq = seq + 1000000'),
  danglingLinks: past(`INSERT INTO claim_tags VALUES ('019b5a3e-0000-7000-8000-000000000000', 'sourced')`),
  foreignOriginal: past(`INSERT INTO originals VALUES (printf('%.*c', 64, 'a'), 3, x'010203')`),
  walHeader: at(18, 2, 2),
  futureHeader: at(18, 3, 3),
  oddPageSize: at(16, 0x0f, 0xff),
  otherPageSize: at(16, 0x20, 0x00),
  otherReserve: at(20, 0xff),
  freeListOfItself: at(32, 0, 0, 0, 1, 0, 0, 0, 9),
  otherEncoding: at(56, 0, 0, 0, 3),
  negativeFormat: at(60, 0xff, 0xff, 0xff, 0xff),
  claimsAutoVacuum: at(52, 0, 0, 0, 9),
  endOfTheFileElsewhere: at(28, 0x7f, 0xff, 0xff, 0xff),
  otherApplication: (path) => {
    withDb(path, (db) => pragma(db, 'application_id = 7'));
  },
  newer: (path) => {
    withDb(path, (db) => pragma(db, 'user_version = 99'));
  },
  noFormat: (path) => {
    withDb(path, (db) => pragma(db, 'user_version = 0'));
  },
  older: (path) => {
    withDb(path, (db) => pragma(db, 'user_version = 1'));
  },
  nothing: instead((path) => {
    writeFileSync(path, '');
  }),
  text: instead((path) => {
    writeFileSync(path, 'Dear reader, '.repeat(1000));
  }),
  headerAlone: (path) => {
    truncateSync(path, 100);
  },
  nineGigabytes: (path) => {
    truncateSync(path, 9 * 1024 ** 3);
  },
  folder: instead((path) => {
    mkdirSync(path);
  }),
  pipe: instead((path) => {
    execFileSync('mkfifo', [path]);
  }),
  logBeside: (path) => {
    const work = `${path}-work`;
    copyFileSync(path, work);
    withDb(work, (db) => {
      exec(db, `PRAGMA journal_mode = WAL; UPDATE case_info SET title = 'In the log'`);
      copyFileSync(`${work}-wal`, `${path}-wal`);
    });
    rmSync(work);
  },
  pipeForJournal: (path) => {
    execFileSync('mkfifo', [`${path}-journal`]);
  },
  linkForJournal: (path) => {
    symlinkSync(`${path}-elsewhere`, `${path}-journal`);
  },
  deviceForLog: (path) => {
    symlinkSync('/dev/zero', `${path}-wal`);
  },
  folderForLog: (path) => {
    mkdirSync(`${path}-wal`);
  },
  endlessDevice: instead((path) => {
    symlinkSync('/dev/zero', path);
  }),
};
