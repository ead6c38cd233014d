/** Link form: sets the address of the selected words, or takes the link off. */
import { useState } from 'react';
import { Button, Dialog, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { en } from '../../src-shared/strings/en';
import { isLinkAddress } from './rich-text-normal';
import css from './rationale-editor.module.css';

interface Props {
  /** '' = there is no link yet. */
  readonly address: string;
  /** @param address null = take the link off */
  readonly onSet: (address: string | null) => void;
}

export function LinkForm({ address, onSet }: Props) {
  const [value, setValue] = useState(address);
  const [refused, setRefused] = useState(false);
  const words = en.article.editor;
  const submit = () => {
    const trimmed = value.trim();
    if (isLinkAddress(trimmed)) onSet(trimmed);
    else setRefused(true);
  };
  return (
    <Dialog className={css['picker'] ?? ''} aria-label={words.link}>
      <Form
        className={css['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          className={css['field'] ?? ''}
          value={value}
          isInvalid={refused}
          autoFocus
          onChange={(next) => {
            setValue(next);
            setRefused(false);
          }}
        >
          <Label>{words.linkAddress}</Label>
          <Input className={css['input'] ?? ''} placeholder="https://" />
          <FieldError className={css['problem'] ?? ''}>{words.linkRefused}</FieldError>
        </TextField>
        <div className={css['buttons']}>
          {address === '' ? null : (
            <Button
              className={css['textButton'] ?? ''}
              onPress={() => {
                onSet(null);
              }}
            >
              {words.linkRemove}
            </Button>
          )}
          <Button type="submit" className={css['textButton'] ?? ''}>
            {words.linkSet}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
