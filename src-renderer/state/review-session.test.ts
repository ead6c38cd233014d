import { describe, expect, it } from 'vitest';
import type { Review } from '../../src-shared/domain/review';
import {
  claimAfter,
  currentClaim,
  decidedIn,
  sessionSummary,
  takenBack,
  viewSession,
  type Decided,
} from './review-session';

function decided(
  ...entries: readonly [claimId: string, decision: Decided['decision']][]
): readonly Decided[] {
  return entries.map(([claimId, decision], index) => ({ id: `r${index}`, claimId, decision }));
}

describe('viewSession', () => {
  it('begins with the whole queue', () => {
    const view = viewSession([], ['a', 'b', 'c']);
    expect(view.remaining).toEqual(['a', 'b', 'c']);
    expect(view.finished).toBe(0);
  });

  it('counts what was decided and has left the queue', () => {
    const view = viewSession(decided(['a', 'accept'], ['b', 'retag'], ['c', 'sendBack']), ['d']);
    expect(view.remaining).toEqual(['d']);
    expect(view.counts).toEqual({ accept: 1, retag: 1, sendBack: 1, later: 0 });
    expect(view.finished).toBe(3);
  });

  it('brings claims laid aside back at the end, in the order in which they were laid aside', () => {
    const view = viewSession(decided(['b', 'later'], ['a', 'later']), ['a', 'b', 'c']);
    expect(view.remaining).toEqual(['c', 'b', 'a']);
    expect(view.finished).toBe(0);
  });

  it('leaves a claim that was laid aside twice for another session', () => {
    const view = viewSession(decided(['a', 'later'], ['a', 'later']), ['a', 'b']);
    expect(view.remaining).toEqual(['b']);
    expect(view.counts.later).toBe(1);
    expect(view.finished).toBe(1);
  });

  it('asks again about a claim that was flagged again after its decision', () => {
    const view = viewSession(decided(['a', 'accept']), ['a']);
    expect(view.remaining).toEqual(['a']);
    expect(view.finished).toBe(0);
  });

  it('counts a claim once when it was laid aside and then accepted', () => {
    const view = viewSession(decided(['a', 'later'], ['a', 'accept']), []);
    expect(view.finished).toBe(1);
    expect(view.counts).toEqual({ accept: 1, retag: 0, sendBack: 0, later: 0 });
  });
});

describe('decidedIn', () => {
  it('takes what came since the session began, oldest first, and not what was undone', () => {
    const review = (id: string): Review => ({
      id,
      claimId: 'a',
      decision: 'accept',
      note: '',
      analyst: '',
      at: '',
    });
    const session = { caseId: 'case', earlier: new Set(['1']) };
    const reviews = new Map(['3', '1', '2'].map((id) => [id, review(id)]));
    const info = { id: 'case', title: '', createdAt: '' };
    expect(decidedIn(session, { info, reviews }).map((entry) => entry.id)).toEqual(['2', '3']);
    expect(decidedIn(session, { info: { ...info, id: 'other' }, reviews })).toEqual([]);
    reviews.delete('3');
    expect(decidedIn(session, { info, reviews }).map((entry) => entry.id)).toEqual(['2']);
  });
});

describe('moving on', () => {
  it('shows the wanted claim while it waits, else the first one', () => {
    expect(currentClaim(['a', 'b'], 'b')).toBe('b');
    expect(currentClaim(['a', 'b'], 'gone')).toBe('a');
    expect(currentClaim([], 'a')).toBeNull();
  });

  it('goes to the next claim, from the last one to the first, and nowhere from the only one', () => {
    expect(claimAfter(['a', 'b', 'c'], 'b')).toBe('c');
    expect(claimAfter(['a', 'b', 'c'], 'c')).toBe('a');
    expect(claimAfter(['a'], 'a')).toBeNull();
  });

  it('finds the claim whose decision was taken back', () => {
    const before = decided(['a', 'accept'], ['b', 'later']);
    expect(takenBack(before, before.slice(0, 1))).toBe('b');
    expect(takenBack(before, before)).toBeNull();
    expect(takenBack(before.slice(0, 1), before)).toBeNull();
  });
});

describe('sessionSummary', () => {
  it('names what was decided and leaves out what was not', () => {
    const view = viewSession(decided(['a', 'accept'], ['b', 'accept'], ['c', 'sendBack']), []);
    expect(sessionSummary(view)).toBe('3 reviewed: 2 accepted, 1 sent back');
  });
});
