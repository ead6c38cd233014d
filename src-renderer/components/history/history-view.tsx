/** The history: every change of the case, newest first by number, with a way back to each value. */
import {
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import type { HistoryEntry } from '../../../src-shared/domain/history-entry';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase, useUi } from '../../state/hooks';
import common from '../common/common.module.css';
import { EntryRow, entryLabel } from './entry-row';
import { HistoryFilters } from './history-filters';
import { useHistory, type ShownHistory } from './use-history';
import css from './history.module.css';

/** A guess of a row's height in px, until it has been measured. */
const ROW = 110;

export function HistoryView() {
  const history = useHistory();
  const claimId = useUi((state) => state.historyFilter.claimId);
  const number = useCase((state) => (claimId === null ? null : (state.claims.get(claimId)?.number ?? null)));
  const words = en.history;
  return (
    <section className={css.history} aria-labelledby="history-title">
      <header className={css.head}>
        <h2 className={css.title} id="history-title">
          {number === null ? words.title : fill(words.ofClaim, { number })}
        </h2>
        <p className={css.lead}>{words.lead}</p>
        <HistoryFilters analysts={history.analysts} />
        <p className="visually-hidden" role="status">
          {history.isLoading ? words.loading : fill(words.count, { count: history.entries.length })}
        </p>
      </header>
      {history.entries.length === 0 ? (
        <p className={common.empty}>{history.isLoading ? words.loading : words.none}</p>
      ) : (
        <Entries history={history} />
      )}
    </section>
  );
}

function Entries({ history: { entries, loadOlder } }: { readonly history: ShownHistory }) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: ROW, loaderSize: 32 }}>
      <GridList
        aria-label={en.history.list}
        className={css.entries ?? ''}
        selectionMode="none"
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
        data-autofocus=""
      >
        <Collection items={entries.map((entry) => ({ id: entry.seq, entry }))}>
          {({ id, entry }) => (
            <GridListItem id={id} textValue={entryText(entry)} className={css.row ?? ''}>
              <EntryRow entry={entry} />
            </GridListItem>
          )}
        </Collection>
        {loadOlder === null ? null : (
          <GridListLoadMoreItem isLoading onLoadMore={loadOlder} className={css.older ?? ''}>
            {en.history.loading}
          </GridListLoadMoreItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

function entryText(entry: HistoryEntry): string {
  return fill(en.history.entry, { seq: entry.seq, label: entryLabel(entry) });
}
