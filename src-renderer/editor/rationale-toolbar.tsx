/** Rationale toolbar: bold, italic, lists, link, reference; one Tab stop, arrow keys within. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { BookMarked, Bold, Italic, Link, List, ListOrdered } from 'lucide-react';
import { FORMAT_TEXT_COMMAND } from 'lexical';
import { useEffect, useState, type ReactNode } from 'react';
import {
  Button,
  DialogTrigger,
  Popover,
  ToggleButton,
  Toolbar,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { uiStore } from '../state/ui-store';
import { LinkForm } from './link-form';
import {
  $readFormat,
  insertReference,
  NO_FORMAT,
  sameFormat,
  setLink,
  toggleList,
  type Format,
} from './rationale-format';
import { registerReferenceKey } from './rationale-keys';
import { ReferencePicker } from './reference-picker';
import css from './rationale-editor.module.css';

const ICON = { size: 16, 'aria-hidden': true } as const;

/** Long enough not to flicker under a passing pointer, in ms. */
const TOOLTIP_DELAY = 600;

function useFormat(): Format {
  const [editor] = useLexicalComposerContext();
  const [format, setFormat] = useState(NO_FORMAT);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($readFormat);
        setFormat((before) => (sameFormat(before, next) ? before : next));
      }),
    [editor],
  );
  return format;
}

function Hint({
  name,
  keyName,
  children,
}: {
  readonly name: string;
  readonly keyName?: string;
  readonly children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={TOOLTIP_DELAY}>
      {children}
      <Tooltip className={css['tooltip'] ?? ''} offset={6}>
        {keyName === undefined ? name : fill(en.article.editor.keyHint, { name, key: keyName })}
      </Tooltip>
    </TooltipTrigger>
  );
}

interface ToggleProps {
  readonly name: string;
  readonly keyName?: string;
  readonly on: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function Toggle({ name, keyName, on, onToggle, children }: ToggleProps) {
  const hint = keyName === undefined ? { name } : { name, keyName };
  return (
    <Hint {...hint}>
      <ToggleButton className={css['tool'] ?? ''} aria-label={name} isSelected={on} onChange={onToggle}>
        {children}
      </ToggleButton>
    </Hint>
  );
}

interface PopupToolProps {
  readonly name: string;
  readonly icon: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

function PopupTool({ name, icon, isOpen, onOpenChange, children }: PopupToolProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className={css['tool'] ?? ''} aria-label={name}>
        {icon}
      </Button>
      <Popover className={css['popover'] ?? ''}>{children}</Popover>
    </DialogTrigger>
  );
}

function modified(letter: string): string {
  return uiStore.getState().app?.platform === 'darwin' ? `⌘${letter}` : `Ctrl+${letter}`;
}

export function RationaleToolbar({ label }: { readonly label: string }) {
  const [editor] = useLexicalComposerContext();
  const format = useFormat();
  const [open, setOpen] = useState<'link' | 'reference' | null>(null);
  const words = en.article.editor;

  useEffect(
    () =>
      registerReferenceKey(editor, () => {
        setOpen('reference');
      }),
    [editor],
  );

  /** Does something to the selected text and goes back to it. */
  const change = (work: () => void) => {
    setOpen(null);
    work();
    editor.focus();
  };
  const tool = (name: 'link' | 'reference') => ({
    name: words[name],
    isOpen: open === name,
    onOpenChange: (isOpen: boolean) => {
      setOpen(isOpen ? name : null);
    },
  });
  return (
    <Toolbar className={css['toolbar'] ?? ''} aria-label={fill(words.toolbar, { label })}>
      <Toggle
        name={words.bold}
        keyName={modified('B')}
        on={format.bold}
        onToggle={() => {
          change(() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold'));
        }}
      >
        <Bold {...ICON} />
      </Toggle>
      <Toggle
        name={words.italic}
        keyName={modified('I')}
        on={format.italic}
        onToggle={() => {
          change(() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic'));
        }}
      >
        <Italic {...ICON} />
      </Toggle>
      <Toggle
        name={words.bulletList}
        on={format.list === 'bullet'}
        onToggle={() => {
          change(() => {
            toggleList(editor, 'bullet');
          });
        }}
      >
        <List {...ICON} />
      </Toggle>
      <Toggle
        name={words.numberedList}
        on={format.list === 'number'}
        onToggle={() => {
          change(() => {
            toggleList(editor, 'number');
          });
        }}
      >
        <ListOrdered {...ICON} />
      </Toggle>
      <PopupTool {...tool('link')} icon={<Link {...ICON} />}>
        <LinkForm
          address={format.link}
          onSet={(address) => {
            change(() => {
              setLink(editor, address);
            });
          }}
        />
      </PopupTool>
      <PopupTool {...tool('reference')} icon={<BookMarked {...ICON} />}>
        <ReferencePicker
          onPick={(id) => {
            change(() => {
              insertReference(editor, id);
            });
          }}
        />
      </PopupTool>
    </Toolbar>
  );
}
