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
import { citationText } from '../../src-shared/domain/reference';
import type { Id } from '../../src-shared/domain/ids';
import { en } from '../../src-shared/strings/en';
import { useCase } from '../state/hooks';
import { livingReferences } from '../state/selectors';
import css from './rationale-editor.module.css';

export function ReferencePicker({ onPick }: { readonly onPick: (referenceId: Id) => void }) {
  const references = useCase(livingReferences);
  const { contains } = useFilter({ sensitivity: 'base' });
  const items = useMemo(
    () =>
      references.map((reference) => ({
        id: reference.id,
        title: reference.title,
        line: citationText(reference),
      })),
    [references],
  );
  const words = en.article.editor;
  return (
    <Dialog className={css['picker'] ?? ''} aria-label={words.reference}>
      <Autocomplete filter={contains}>
        <SearchField className={css['search'] ?? ''} aria-label={words.findReference} autoFocus>
          <Input className={css['input'] ?? ''} placeholder={words.findReference} />
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
              <span className={css['hint']}>{item.line}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}
