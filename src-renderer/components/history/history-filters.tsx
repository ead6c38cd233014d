/** Narrows the history down to a claim, and to who made the changes. */
import { useMemo } from 'react';
import type { Claim } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase, useUi } from '../../state/hooks';
import { uiStore, type HistoryFilter } from '../../state/ui-store';
import { Choice } from '../common/choice';
import css from './history.module.css';

const ALL = 'all';
/** A list that nobody scrolls through: in larger cases the inspector leads to a claim's history. */
const MOST_CLAIMS = 200;

function setFilter(change: Partial<HistoryFilter>): void {
  uiStore.setState(({ historyFilter }) => ({ historyFilter: { ...historyFilter, ...change } }));
}

function useClaimOptions(claimId: Id | null): readonly { readonly id: Id; readonly name: string }[] {
  const claims = useCase((state) => state.claims);
  return useMemo(() => {
    const sorted = [...claims.values()].sort((a, b) => a.number - b.number);
    const listed = sorted.slice(0, MOST_CLAIMS);
    const chosen = claimId === null ? undefined : claims.get(claimId);
    const options = chosen && !listed.includes(chosen) ? [chosen, ...listed] : listed;
    const name = ({ number }: Claim) => fill(en.claims.list.row, { number });
    return [
      { id: ALL, name: en.history.allClaims },
      ...options.map((one) => ({ id: one.id, name: name(one) })),
    ];
  }, [claims, claimId]);
}

export function HistoryFilters({ analysts }: { readonly analysts: readonly string[] }) {
  const { claimId, analyst } = useUi((state) => state.historyFilter);
  const words = en.history;
  const names = [
    { id: ALL, name: words.allAnalysts },
    // A name could read like anything, so what is ours stands in front of it.
    ...analysts.map((name) => ({ id: `=${name}`, name: name === '' ? words.noName : name })),
  ];
  return (
    <div className={css.filters}>
      <Choice
        label={words.claimFilter}
        options={useClaimOptions(claimId)}
        value={claimId ?? ALL}
        onChange={(id) => {
          setFilter({ claimId: id === ALL ? null : id });
        }}
      />
      <Choice
        label={words.analystFilter}
        options={names}
        value={analyst === null ? ALL : `=${analyst}`}
        onChange={(id) => {
          setFilter({ analyst: id === ALL ? null : id.slice(1) });
        }}
      />
    </div>
  );
}
