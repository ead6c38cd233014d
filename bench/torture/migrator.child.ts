/** A process of its own that brings a case to the newest format, until it is killed. */
import { argv } from 'node:process';
import { connect } from '../../src-main/db/open';
import { MIGRATIONS } from '../../src-main/db/migrations/all';
import { migrateFile } from '../../src-main/db/migrate';
import { closeDb, exec, pragma } from '../../src-main/db/sql';
import { defined } from '../../src-shared/assert';
import { say } from './say';

const path = defined(argv[2], 'path');
const from = Number(defined(argv[4], 'format'));

/** For the control: in place, without a transaction, as one would who does not know better. */
function migrateInPlace(): void {
  const db = connect(path, 'write');
  pragma(db, `user_version = ${MIGRATIONS.length}`);
  for (const migration of MIGRATIONS.slice(from)) exec(db, migration);
  closeDb(db);
}

if (argv[3] === 'honest') migrateFile(path);
else migrateInPlace();
say('migrated');
