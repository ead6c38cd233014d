/** A text field over the case file: sent when the person pauses, leaves the field, or leaves the window. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DraftCommand } from '../../../src-shared/commands/draft';
import { DraftKeeper } from '../../state/drafts';
import { onFlush } from '../../state/flush';
import { run } from '../../state/run';
import { CommittedText, type CommittedTextOptions } from './committed-text';
import { dropDraft, keepDraft, keptDraft } from './kept-drafts';

interface Options extends Pick<CommittedTextOptions, 'problemOf'> {
  readonly value: string;
  /** Names the field in the whole case, e.g. claim id and field. Another field needs another React key. */
  readonly draftKey: string;
  /** What puts a text into the case file. */
  readonly command: (text: string) => DraftCommand;
}

interface CommittedTextField {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

interface OpenField {
  readonly field: CommittedText;
  readonly keeper: DraftKeeper;
}

function openField({ value, draftKey, command, problemOf }: Options): OpenField {
  const commit = async (text: string): Promise<boolean> => {
    const committed = await run(command(text));
    if (committed) dropDraft(draftKey);
    else keepDraft(draftKey, text);
    return committed;
  };
  const field = new CommittedText(
    value,
    {
      commit,
      problemOf,
      settled: () => {
        keeper.settled();
      },
    },
    keptDraft(draftKey),
  );
  const keeper = new DraftKeeper(draftKey, () => (field.isDirty() ? command(field.draft()) : null));
  return { field, keeper };
}

export function useCommittedText(options: Options): CommittedTextField {
  const { value, draftKey, problemOf } = options;
  const [{ field, keeper }] = useState(() => openField(options));
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
      keeper.typed();
    },
    onBlur: () => {
      field.flush();
    },
  };
}
