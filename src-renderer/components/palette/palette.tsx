/** The palette: one field that finds commands, articles, claims and references. */
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { actionSpec } from '../../../src-shared/actions';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { keysOf } from '../../actions/key-text';
import { KINDS, paletteItems, type PaletteItem } from '../../actions/palette-items';
import { useUi } from '../../state/hooks';
import { closeDialog } from '../../state/ui-store';
import { cx } from '../common/class-names';
import commonCss from '../common/common.module.css';
import { choose, recentKeys } from './choose-item';
import css from './palette.module.css';

const words = en.window.palette;

function Row({ item }: { readonly item: PaletteItem }) {
  const platform = useUi((state) => state.app?.platform ?? 'linux');
  const keys = item.kind === 'action' ? keysOf(actionSpec(item.id), platform) : [];
  return (
    <ListBoxItem
      id={item.key}
      textValue={item.name}
      isDisabled={!item.isEnabled}
      className={cx(commonCss.option, css.row)}
    >
      <span className={css.name}>{item.name}</span>
      <span className={commonCss.optionHint}>{item.note}</span>
      {keys.slice(0, 1).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </ListBoxItem>
  );
}

function Results({ items, query }: { readonly items: readonly PaletteItem[]; readonly query: string }) {
  const sections = KINDS.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) })).filter(
    (section) => section.items.length > 0,
  );
  return (
    <ListBox
      aria-label={words.title}
      className={cx(css.results)}
      onAction={(key) => {
        const item = items.find((each) => each.key === key);
        if (item) choose(item);
      }}
      renderEmptyState={() => <p className={css.none}>{fill(words.none, { query })}</p>}
    >
      {sections.map((section) => (
        <ListBoxSection key={section.kind} id={section.kind}>
          <Header className={cx(commonCss.menuHead)}>{words.kinds[section.kind]}</Header>
          <Collection items={section.items}>{(item) => <Row key={item.key} item={item} />}</Collection>
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

export function Palette() {
  const [query, setQuery] = useState('');
  const items = useMemo(() => paletteItems(query, recentKeys()), [query]);
  return (
    <ModalOverlay
      className={cx(commonCss.overlay, css.overlay)}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Modal className={cx(commonCss.modal, css.modal)}>
        <Dialog className={cx(commonCss.dialog)} aria-label={words.title}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField className={cx(css.search)} autoFocus>
              <Label className="visually-hidden">{words.title}</Label>
              {/* A field that steers a list is a combobox; its list is always open. */}
              <Input
                className={cx(css.input)}
                placeholder={words.placeholder}
                role="combobox"
                aria-expanded
                aria-haspopup="listbox"
              />
            </SearchField>
            <Results items={items} query={query} />
          </Autocomplete>
          <p className={css.hint}>{words.hint}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
