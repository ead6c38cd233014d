/** The claims of the article at hand, in the order of its text: choose one, and the article shows it. */
import { useEffect, useMemo, useRef } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer, type Selection } from 'react-aria-components';
import type { Claim } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { focusDetail } from '../../actions/panes';
import { useCase, useUi } from '../../state/hooks';
import { claimsOf, filteredClaims } from '../../state/selectors';
import { uiStore } from '../../state/ui-store';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { chooseClaim } from './choose-claim';
import { ClaimFilters, clearFilter } from './claim-filters';
import { ClaimRow } from './claim-row';
import css from './claim-list.module.css';

/** Height of a row in px: tags, two lines of quote, facts. The same for all, so that 5,000 need no measuring. */
const ROW = 104;

interface Row {
  readonly id: Id;
  readonly number: number;
}

/** Rows keep their identity while the same claims stand in the same order, so that an edit does not rebuild the list. */
function useRows(claims: readonly Claim[]): readonly Row[] {
  const order = claims.map((claim) => claim.id).join(' ');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- a claim's number never changes, only the order counts
  return useMemo(() => claims.map(({ id, number }) => ({ id, number })), [order]);
}

function inspect(id: Id): void {
  uiStore.setState({ claimId: id, inspecting: true });
  focusDetail();
}

function onSelectionChange(selection: Selection): void {
  const id = selection === 'all' ? undefined : [...selection][0];
  if (typeof id === 'string') chooseClaim(id);
}

/** Scrolls to the chosen claim when it was chosen elsewhere. */
function useFollow(rows: readonly Row[], claimId: Id | null) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    const index = rows.findIndex((row) => row.id === claimId);
    if (!element || index < 0) return;
    const top = index * ROW;
    const isAbove = top < element.scrollTop;
    const isBelow = top + ROW > element.scrollTop + element.clientHeight;
    if (isAbove) element.scrollTop = top;
    else if (isBelow) element.scrollTop = top + ROW - element.clientHeight;
  }, [rows, claimId]);
  return list;
}

function Rows({ claims }: { readonly claims: readonly Claim[] }) {
  const claimId = useUi((state) => state.claimId);
  const rows = useRows(claims);
  const list = useFollow(rows, claimId);
  const selected = useMemo(() => (claimId === null ? [] : [claimId]), [claimId]);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
      <GridList
        ref={list}
        aria-label={en.claims.list.label}
        className={css.rows ?? ''}
        items={rows}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        disallowTypeAhead
        escapeKeyBehavior="none"
        selectedKeys={selected}
        onSelectionChange={onSelectionChange}
        onAction={(id) => {
          if (typeof id === 'string') inspect(id);
        }}
        data-single-keys=""
        data-autofocus=""
      >
        {(row) => (
          <GridListItem
            id={row.id}
            textValue={fill(en.claims.list.row, { number: row.number })}
            className={css.row ?? ''}
          >
            <ClaimRow id={row.id} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

function countText(shown: number, count: number): string {
  const words = en.claims.list;
  return shown === count ? fill(words.shown, { count }) : fill(words.shownOf, { shown, count });
}

function NoMatch() {
  const label = useRef<HTMLDivElement>(null);
  return (
    <div className={common.empty} ref={label}>
      <p>{en.claims.list.noMatch}</p>
      <Button
        onPress={() => {
          // The button goes with the filter: the focus stays in the list's place.
          label.current?.closest<HTMLElement>('[data-part="claim-list"]')?.focus();
          clearFilter();
        }}
      >
        {en.claims.list.clearFilters}
      </Button>
    </div>
  );
}

export function ClaimList() {
  const articleId = useUi((state) => state.articleId);
  const filter = useUi((state) => state.filter);
  const claims = useCase((state) => claimsOf(state, articleId));
  const shown = useCase((state) => filteredClaims(state, articleId, filter));
  const words = en.claims.list;
  if (articleId === null || claims.length === 0) {
    return (
      <div className={common.empty} data-part="claim-list">
        <p>{articleId === null ? words.noArticle : words.none}</p>
      </div>
    );
  }
  return (
    <div className={css.list} data-part="claim-list" tabIndex={-1}>
      <div className={css.head}>
        <ClaimFilters claims={claims} />
        <p className={css.shown} role="status">
          {countText(shown.length, claims.length)}
        </p>
      </div>
      {shown.length === 0 ? <NoMatch /> : <Rows claims={shown} />}
    </div>
  );
}
