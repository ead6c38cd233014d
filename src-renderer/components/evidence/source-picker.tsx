/** One field for a source: paste a link, or search the references of the case; the list below offers what fits. */
import { Link, Plus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField, Text } from 'react-aria-components';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { evidenceOf, livingReferences } from '../../state/selectors';
import { cx } from '../common/class-names';
import common from '../common/common.module.css';
import { today } from '../reference/today';
import { sourceOptions, type SourceOption } from './source-options';
import css from './evidence-dialog.module.css';

interface Props {
  readonly claimId: Id;
  readonly problem: string | undefined;
  readonly onChoose: (option: SourceOption) => void;
}

function optionText(option: SourceOption): string {
  const words = en.claims.evidence;
  if (option.kind === 'existing') return option.reference.title;
  if (option.fields.url !== '') return fill(words.newFromUrl, { url: option.fields.url });
  return option.text === '' ? words.newBlank : fill(words.newFromTitle, { title: option.text });
}

function optionFacts(option: SourceOption): string {
  const words = en.claims.evidence;
  if (option.kind === 'new') return option.text === '' ? words.newBlankHint : '';
  if (option.evidenceId !== null) return words.alreadyEvidence;
  const { author, containerTitle, publisher, issued, url } = option.reference;
  return [author, containerTitle, publisher, issued, url].filter((part) => part !== '').join(' · ');
}

export function SourcePicker({ claimId, problem, onChoose }: Props) {
  const [text, setText] = useState('');
  const references = useCase(livingReferences);
  const evidence = useCase((state) => evidenceOf(state, claimId));
  const options = sourceOptions(text, references, evidence, today());
  const words = en.claims.evidence;

  /** A pasted text marks no option, unlike a typed one; Enter takes the best match all the same. */
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isMarked = event.currentTarget.hasAttribute('aria-activedescendant');
    const [best] = options;
    if (event.key !== 'Enter' || isMarked || text.trim() === '' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (best) onChoose(best);
  };

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className={common.field ?? ''} autoFocus isInvalid={problem !== undefined}>
        <Label className={common.label ?? ''}>{words.find}</Label>
        {/* A field that steers a list is a combobox; its list is always open. */}
        <Input
          className={common.input ?? ''}
          dir="auto"
          role="combobox"
          aria-expanded
          aria-haspopup="listbox"
          onKeyDownCapture={onKeyDown}
        />
        <Text
          slot="description"
          className={problem === undefined ? (common.hint ?? '') : (common.problem ?? '')}
        >
          {problem ?? words.findHint}
        </Text>
      </SearchField>
      <ListBox
        aria-label={words.matches}
        className={css.options ?? ''}
        items={options}
        onAction={(id) => {
          const option = options.find((candidate) => candidate.id === id);
          if (option) onChoose(option);
        }}
      >
        {(option) => (
          <ListBoxItem
            id={option.id}
            textValue={optionText(option)}
            className={cx(common.option, css.option)}
          >
            {option.kind === 'new' ? <Plus size={14} aria-hidden /> : <Link size={14} aria-hidden />}
            <div className={css.optionText}>
              <p dir="auto">{optionText(option)}</p>
              {optionFacts(option) === '' ? null : <p className={css.facts}>{optionFacts(option)}</p>}
            </div>
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
