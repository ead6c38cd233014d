/** A text field over the case file: sent when the person pauses, leaves the field, or leaves the window. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onFlush } from '../../state/flush';
import { CommittedText, type CommittedTextOptions } from './committed-text';
import { dropDraft, keepDraft, keptDraft } from './kept-drafts';

interface Options extends CommittedTextOptions {
  readonly value: string;
  /** Names the field in the whole case, e.g. claim id and field. Another field needs another React key. */
  readonly draftKey: string;
}

interface CommittedTextField {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

function openField({ value, draftKey, commit, problemOf }: Options): CommittedText {
  const commitOrKeep = async (text: string): Promise<boolean> => {
    const committed = await commit(text);
    if (committed) dropDraft(draftKey);
    else keepDraft(draftKey, text);
    return committed;
  };
  return new CommittedText(value, { commit: commitOrKeep, problemOf }, keptDraft(draftKey));
}

export function useCommittedText(options: Options): CommittedTextField {
  const { value, draftKey, problemOf } = options;
  const [field] = useState(() => openField(options));
  const text = useSyncExternalStore(field.subscribe, field.draft);

  useEffect(() => {
    field.follow(value);
  }, [field, value]);

  useEffect(() => {
    const flush = () => {
      field.flush();
      if (problemOf?.(field.draft()) !== undefined) keepDraft(draftKey, field.draft());
    };
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    const stopFlushing = onFlush(flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      stopFlushing();
      flush();
    };
  }, [field, draftKey, problemOf]);

  return {
    value: text,
    problem: problemOf?.(text),
    onChange: (next) => {
      field.edit(next);
    },
    onBlur: () => {
      field.flush();
    },
  };
}
