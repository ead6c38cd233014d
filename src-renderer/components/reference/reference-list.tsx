/** The references of the case: find one, see what it is evidence for, edit or delete it. */
import { Plus, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import type { Id } from '../../../src-shared/domain/ids';
import type { Reference } from '../../../src-shared/domain/reference';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { run } from '../../state/run';
import { livingReferences } from '../../state/selectors';
import { openDialog, showToast } from '../../state/ui-store';
import { useReadOnly } from '../claim/use-read-only';
import { Button } from '../common/button';
import { cx } from '../common/class-names';
import common from '../common/common.module.css';
import { matchReferences } from '../evidence/recognise-source';
import { ReferenceRow } from './reference-row';
import { usesByReference, type Use } from './reference-uses';
import css from './reference-list.module.css';

const NO_USES: readonly Use[] = [];

function useUses(): ReadonlyMap<Id, readonly Use[]> {
  const articles = useCase((state) => state.articles);
  const claims = useCase((state) => state.claims);
  const evidence = useCase((state) => state.evidence);
  return useMemo(() => usesByReference({ articles, claims, evidence }), [articles, claims, evidence]);
}

function addReference(): void {
  openDialog({ kind: 'reference', referenceId: null });
}

export function ReferenceList() {
  const references = useCase(livingReferences);
  const uses = useUses();
  const isReadOnly = useReadOnly();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const shown = query.trim() === '' ? references : matchReferences(references, query);
  const words = en.claims.reference;

  /** The focus goes to the next reference, or to the one before, or to the search field. */
  const remove = async (reference: Reference) => {
    const titles = [...(list.current?.querySelectorAll<HTMLElement>('[data-reference]') ?? [])];
    const index = titles.findIndex((title) => title.dataset['reference'] === reference.id);
    const next = titles[index + 1] ?? titles[index - 1] ?? search.current;
    if (!(await run({ type: 'reference.delete', id: reference.id }))) return;
    showToast(fill(words.deleted, { title: reference.title }), { undoable: true });
    next?.focus();
  };

  return (
    <section className={css.view} aria-labelledby="references-title" ref={list}>
      <header className={css.head}>
        <div className={css.headLine}>
          <h2 className={css.title} id="references-title">
            {words.label}
          </h2>
          {isReadOnly ? null : (
            <Button onPress={addReference}>
              <Plus size={14} aria-hidden />
              {words.add}
            </Button>
          )}
        </div>
        {references.length === 0 ? null : (
          <SearchField className={css.search ?? ''} value={query} onChange={setQuery}>
            <Label className="visually-hidden">{words.search}</Label>
            <Search size={14} aria-hidden />
            <Input
              ref={search}
              className={cx(common.input, css.searchInput)}
              placeholder={words.searchHint}
              dir="auto"
            />
          </SearchField>
        )}
        <p className={css.count} role="status">
          {references.length === 0 ? '' : fill(words.count, { count: shown.length })}
        </p>
      </header>
      {references.length === 0 ? <p className={common.empty}>{words.none}</p> : null}
      {references.length > 0 && shown.length === 0 ? (
        <div className={common.empty}>
          <p>{fill(words.noMatch, { query })}</p>
          <Button
            onPress={() => {
              setQuery('');
              search.current?.focus();
            }}
          >
            {words.clear}
          </Button>
        </div>
      ) : null}
      <ul className={css.references}>
        {shown.map((reference) => (
          <ReferenceRow
            key={reference.id}
            reference={reference}
            uses={uses.get(reference.id) ?? NO_USES}
            isReadOnly={isReadOnly}
            onDelete={remove}
          />
        ))}
      </ul>
    </section>
  );
}
