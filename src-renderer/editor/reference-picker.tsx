/** Reference picker: finds one of the case's references by a few letters. */
import { useMemo } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { citationText, type ReferenceFields } from '../../src-shared/domain/reference';
import type { Id } from '../../src-shared/domain/ids';
import { en } from '../../src-shared/strings/en';
import { useCase } from '../state/hooks';
import { livingReferences } from '../state/selectors';
import css from './rationale-editor.module.css';

/** What tells two references of one title apart. */
function factsOf({ author, containerTitle, publisher, issued }: ReferenceFields): string {
  const parts = [author, containerTitle, publisher === author ? '' : publisher, issued];
  return parts.filter((part) => part !== '').join(' · ');
}

export function ReferencePicker({ onPick }: { readonly onPick: (referenceId: Id) => void }) {
  const references = useCase(livingReferences);
  const { contains } = useFilter({ sensitivity: 'base' });
  const items = useMemo(
    () =>
      references.map((reference) => ({
        id: reference.id,
        title: reference.title,
        line: citationText(reference),
        facts: factsOf(reference),
      })),
    [references],
  );
  const words = en.article.editor;
  return (
    <Dialog className={css['picker'] ?? ''} aria-label={words.reference}>
      <Autocomplete filter={contains}>
        <SearchField className={css['search'] ?? ''} aria-label={words.findReference} autoFocus>
          {/* A field that steers a list is a combobox; its list is always open. */}
          <Input
            className={css['input'] ?? ''}
            placeholder={words.findReference}
            role="combobox"
            aria-expanded
            aria-haspopup="listbox"
          />
        </SearchField>
        <ListBox
          className={css['list'] ?? ''}
          aria-label={words.references}
          items={items}
          selectionMode="none"
          onAction={(key) => {
            onPick(String(key));
          }}
          renderEmptyState={() => <p className={css['hint']}>{words.noReferences}</p>}
        >
          {(item) => (
            <ListBoxItem className={css['option'] ?? ''} textValue={item.line}>
              <span className={css['optionTitle']}>{item.title}</span>
              <span className={css['hint']}>{item.facts}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}
