/** Compares a head hash that a report or a backup carries with the journal of a case. */
import type { InspectionReport } from '../../src-shared/domain/inspection';
import { WrongUse } from './wrong-use';

/** A head as reports print it: the hash alone, or with the number of its entry before it. */
export interface AskedHead {
  readonly seq: number | null;
  readonly hash: string;
}

/**
 * `newest`: nothing has changed since. `in`: the case went on from there. `ahead`: the head is of an entry that this
 * file does not have yet, or has no longer. `notIn`: this chain never had it.
 */
export type HeadRelation = 'newest' | 'in' | 'ahead' | 'notIn';

export interface FoundHead {
  readonly relation: HeadRelation;
  /** Number of the entry; null = it is not known. */
  readonly seq: number | null;
}

/** @throws WrongUse for anything but `<hash>` or `<entry>:<hash>` */
export function readHead(value: string): AskedHead {
  const [, seq, hash] = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/.exec(value.trim().toLowerCase()) ?? [];
  if (hash === undefined) throw new WrongUse('head', { value });
  return { seq: seq === undefined ? null : Number(seq), hash };
}

/** null where the file is too damaged to tell. */
export function findHead(asked: AskedHead, { content, askedSeq }: InspectionReport): FoundHead | null {
  if (content === null) return null;
  if (askedSeq !== null) return { relation: askedSeq === content.entries ? 'newest' : 'in', seq: askedSeq };
  const isAhead = asked.seq !== null && asked.seq > content.entries;
  return { relation: isAhead ? 'ahead' : 'notIn', seq: asked.seq };
}
