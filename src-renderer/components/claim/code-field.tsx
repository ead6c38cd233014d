/** The codes of a claim: persuasion techniques, or words of one's own. */
import { useState, type KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
  type Key,
} from 'react-aria-components';
import type { Claim } from '../../../src-shared/domain/claim';
import { codeName } from '../../../src-shared/domain/codebook';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { run } from '../../state/run';
import common from '../common/common.module.css';
import { codeOptions, withCode, withoutCodes } from './codes';
import css from './code-field.module.css';

/** Height of the list in px: ten codes, so that the claim stays in sight. */
const LIST_HEIGHT = 290;

interface Props {
  readonly claim: Claim;
  readonly isReadOnly: boolean;
}

export function CodeField({ claim, isReadOnly }: Props) {
  const words = en.claims.inspector;
  return (
    <div className={css.field}>
      <TagGroup
        aria-label={words.codes}
        selectionMode="none"
        {...(isReadOnly
          ? {}
          : {
              onRemove: (keys: ReadonlySet<Key>) =>
                void run({ type: 'claim.code', id: claim.id, codes: [...withoutCodes(claim.codes, keys)] }),
            })}
      >
        <span className={common.label}>{words.codes}</span>
        <TagList
          className={css.codes ?? ''}
          items={claim.codes.map((code) => ({ id: code }))}
          renderEmptyState={() => <span className={common.hint}>{words.codesNone}</span>}
        >
          {({ id }) => (
            <Tag id={id} textValue={codeName(id)} className={css.code ?? ''}>
              <span dir="auto">{codeName(id)}</span>
              {isReadOnly ? null : (
                <Button
                  slot="remove"
                  className={css.remove ?? ''}
                  aria-label={fill(words.codeRemove, { code: codeName(id) })}
                >
                  <X size={12} aria-hidden />
                </Button>
              )}
            </Tag>
          )}
        </TagList>
      </TagGroup>
      {isReadOnly ? null : <AddCode claim={claim} />}
    </div>
  );
}

function AddCode({ claim }: { readonly claim: Claim }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const words = en.claims.inspector;

  const add = (code: string) => {
    const next = withCode(claim.codes, code);
    setProblem(next.problem);
    if (next.problem !== undefined) return;
    setText('');
    if (next.codes !== claim.codes) void run({ type: 'claim.code', id: claim.id, codes: [...next.codes] });
  };

  /** Enter takes the option that is marked in the list; with none marked, the words as they stand. */
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isMarked = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || isMarked || text.trim() === '' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    add(text);
  };

  return (
    <ComboBox
      className={common.field ?? ''}
      items={codeOptions(claim.codes, text)}
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key) => {
        if (typeof key === 'string') add(key);
      }}
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="focus"
    >
      <Label className={common.label ?? ''}>{words.codeAdd}</Label>
      <Input
        className={common.input ?? ''}
        placeholder={words.codePlaceholder}
        aria-invalid={problem !== undefined}
        onKeyDownCapture={onKeyDown}
      />
      {problem === undefined ? null : <p className={common.problem}>{problem}</p>}
      <Popover className={common.popover ?? ''} maxHeight={LIST_HEIGHT}>
        <ListBox aria-label={words.codeList}>
          {(option: { readonly id: string; readonly isOwn: boolean }) => (
            <ListBoxItem id={option.id} textValue={codeName(option.id)} className={common.option ?? ''}>
              {option.isOwn ? fill(words.codeOwn, { code: option.id }) : codeName(option.id)}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
