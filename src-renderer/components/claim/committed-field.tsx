/** One text of a claim as a field that saves itself. */
import { useCallback } from 'react';
import type { DraftCommand } from '../../../src-shared/commands/draft';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { Field } from '../common/field';
import { useCommittedText } from './use-committed-text';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly draftKey: string;
  /** Longest text in UTF-16 units. A longer one stays in the field, unsaved, and the field says so. */
  readonly limit: number;
  readonly command: (text: string) => DraftCommand;
  readonly problemOf?: (text: string) => string | undefined;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly isReadOnly: boolean;
}

/** What is wrong with the length of a text; undefined = it fits. */
function lengthProblem(text: string, limit: number): string | undefined {
  if (text.length <= limit) return undefined;
  return fill(en.claims.inspector.tooLong, { count: text.length, limit });
}

export function CommittedField({ value, draftKey, limit, command, problemOf, ...field }: Props) {
  const problem = useCallback(
    (text: string) => lengthProblem(text, limit) ?? problemOf?.(text),
    [limit, problemOf],
  );
  const committed = useCommittedText({ value, draftKey, command, problemOf: problem });
  return <Field {...field} {...committed} />;
}
