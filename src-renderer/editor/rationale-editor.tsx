/** Rationale editor: an analyst's own text, kept without a Save button. */
import { LinkExtension } from '@lexical/link';
import { ListExtension } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import { registerRichText } from '@lexical/rich-text';
import {
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  configExtension,
  defineExtension,
  HISTORY_MERGE_TAG,
  mergeRegister,
} from 'lexical';
import { useEffect, useRef, useState } from 'react';
import type { DraftCommand } from '../../src-shared/commands/draft';
import type { RichText } from '../../src-shared/domain/rich-text';
import { DraftKeeper } from '../state/drafts';
import { onFlush } from '../state/flush';
import { run } from '../state/run';
import { ReferenceNode } from './reference-node';
import { registerTextHistory, type TextHistory } from './rationale-keys';
import { RationaleToolbar } from './rationale-toolbar';
import { RichTextDraft } from './rich-text-draft';
import { $readRichText, $writeRichText } from './rich-text-lexical';
import { isLinkAddress } from './rich-text-normal';
import { registerRichTextRules } from './rich-text-rules';
import css from './rationale-editor.module.css';

interface Props {
  readonly label: string;
  /** Another text needs another React key: what was typed goes to the text it was typed for. */
  readonly value: RichText;
  readonly isReadOnly?: boolean;
  /** Names the text in the whole case. */
  readonly draftKey: string;
  /** What puts a text into the case: after a pause in typing, when the focus leaves, and when the editor or the window goes. */
  readonly command: (value: RichText) => DraftCommand;
}

/** Tag of updates that show the case's text: they are nothing that a person wrote. */
const SHOWN = 'shown';

const THEME = {
  text: { bold: css['bold'] ?? '', italic: css['italic'] ?? '' },
  link: css['link'] ?? '',
  paragraph: css['paragraph'] ?? '',
  list: {
    ul: css['ul'] ?? '',
    ol: css['ol'] ?? '',
    listitem: css['li'] ?? '',
    nested: { listitem: css['nested'] ?? '' },
  },
};

/** Without headings and quotations: what rich text can't hold is not registered, so that no paste can bring it. */
function rationaleExtension(value: RichText, editable: boolean) {
  return defineExtension({
    name: 'rationale',
    namespace: 'rationale',
    theme: THEME,
    nodes: [ReferenceNode],
    dependencies: [ListExtension, configExtension(LinkExtension, { validateUrl: isLinkAddress })],
    editable,
    $initialEditorState: () => {
      $writeRichText(value);
    },
    register: (editor) => mergeRegister(registerRichText(editor), registerRichTextRules(editor)),
    onError: (error) => {
      throw error;
    },
  });
}

/** Ties the editor to the case file, both ways. */
function KeptText({ value, isReadOnly, draftKey, command }: Required<Omit<Props, 'label'>>) {
  const [editor] = useLexicalComposerContext();
  const [draft] = useState(() => new RichTextDraft(value));
  const history = useRef<TextHistory | null>(null);

  // Of each key there is one editor, so the first command stays right for as long as it is there.
  const [keeper] = useState(
    () =>
      new DraftKeeper(draftKey, () => {
        const pending = draft.pending();
        return pending === null ? null : command(pending);
      }),
  );

  useEffect(() => {
    draft.commitWith(
      (text) => run(command(text)),
      () => {
        keeper.settled();
      },
    );
  }, [draft, keeper, command]);

  useEffect(() => {
    editor.setEditable(!isReadOnly);
  }, [editor, isReadOnly]);

  useEffect(() => {
    const flush = () => {
      draft.flush();
    };
    const typed = registerTextHistory(editor);
    history.current = typed;
    const endings = [
      typed.unregister,
      editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
        if (tags.has(SHOWN) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
        draft.edit(editorState.read($readRichText));
        keeper.typed();
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          flush();
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    ];
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    const stopFlushing = onFlush(flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      stopFlushing();
      for (const end of endings) end();
      flush();
    };
  }, [editor, draft, keeper]);

  useEffect(() => {
    if (!draft.follow(value)) return;
    editor.update(
      () => {
        $writeRichText(value);
      },
      { tag: [SHOWN, HISTORY_MERGE_TAG], discrete: true },
    );
    history.current?.clear();
  }, [editor, draft, value]);

  return null;
}

export function RationaleEditor({ label, value, isReadOnly = false, draftKey, command }: Props) {
  const [extension] = useState(() => rationaleExtension(value, !isReadOnly));
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      <div className={css['editor']}>
        <div className={css['head']}>
          <span className={css['label']} aria-hidden>
            {label}
          </span>
          {isReadOnly ? null : <RationaleToolbar label={label} />}
        </div>
        <ContentEditable className={css['content'] ?? ''} aria-label={label} aria-readonly={isReadOnly} />
        <KeptText value={value} isReadOnly={isReadOnly} draftKey={draftKey} command={command} />
      </div>
    </LexicalExtensionComposer>
  );
}
