/** The entries that the history shows: the newest page, older ones on demand, and anew after every change. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryEntry, HistoryPage } from '../../../src-shared/domain/history-entry';
import { useCase, useUi } from '../../state/hooks';
import { historyPage } from '../../state/requests';

const PAGE = 50;
/** Most entries that are read anew after a change; older ones come again when they are scrolled to. */
const MOST_ANEW = 200;

export interface ShownHistory extends HistoryPage {
  /** null = all that there is. */
  readonly loadOlder: (() => void) | null;
  readonly isLoading: boolean;
}

const NOTHING: HistoryPage = { entries: [], analysts: [], hasOlder: false };

export function useHistory(): ShownHistory {
  const { claimId, analyst } = useUi((state) => state.historyFilter);
  const headSeq = useCase((state) => state.history.headSeq);
  const [page, setPage] = useState<HistoryPage | null>(null);
  const shown = useRef<readonly HistoryEntry[]>([]);
  /** Counts questions: an answer to an old one comes too late. */
  const asked = useRef(0);

  useEffect(() => {
    const question = ++asked.current;
    const limit = Math.min(Math.max(shown.current.length, PAGE), MOST_ANEW);
    void historyPage({ before: null, limit, claimId, analyst }).then((answer) => {
      if (question !== asked.current) return;
      shown.current = answer?.entries ?? [];
      setPage(answer ?? NOTHING);
    });
  }, [claimId, analyst, headSeq]);

  const loadOlder = useCallback(() => {
    const last = shown.current.at(-1);
    if (last === undefined) return;
    const question = ++asked.current;
    void historyPage({ before: last.seq, limit: PAGE, claimId, analyst }).then((answer) => {
      if (answer === null || question !== asked.current) return;
      shown.current = [...shown.current, ...answer.entries];
      setPage({ ...answer, entries: shown.current });
    });
  }, [claimId, analyst]);

  return {
    ...(page ?? NOTHING),
    loadOlder: page?.hasOlder ? loadOlder : null,
    isLoading: page === null,
  };
}
