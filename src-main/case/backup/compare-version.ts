/** Compares a case that is open with a version of it, by their files: for a process of its own. */
import { basename } from 'node:path';
import type { VersionPreview } from '../../../src-shared/domain/version';
import { refusing } from '../../db/errors';
import { readFormat } from '../../db/header';
import { readTogether } from '../../db/sql';
import { headOf } from '../journal';
import { previewOf } from './preview-version';
import { makeReadable, readRows, rowDifferences, withConnection, type RowDifference } from './version-rows';

/** What restoring a version would change, and of which state of the case that is true. */
export interface Compared {
  /** Hash of the newest entry of the case then. */
  readonly headHash: string;
  /** The version, or a copy of it, in the format of today. */
  readonly readable: string;
  readonly preview: VersionPreview;
  /** Empty where only the preview was wanted. */
  readonly differences: readonly RowDifference[];
}

export interface CompareOrder {
  readonly case: string;
  readonly version: string;
  /** Of the version, for messages. */
  readonly name: string;
  /** A file that does not exist yet. */
  readonly readable: string;
  readonly want: 'preview' | 'differences';
}

/** @throws Refusal backup.otherCase, file.*, case.* */
export function compareFiles({ case: path, version, readable: copy, want }: CompareOrder): Compared {
  const readable = makeReadable(version, copy);
  const then = withConnection(readable, readRows);
  // While these are read the case can't be written to, so they are only read.
  const { headHash, now } = refusing(basename(path), () => {
    readFormat(path);
    return withConnection(path, (db) =>
      readTogether(db, () => ({ headHash: headOf(db).hash, now: readRows(db) })),
    );
  });
  const differences = rowDifferences(now, then);
  const preview = previewOf(differences, now, then);
  return { headHash, readable, preview, differences: want === 'preview' ? [] : differences };
}
