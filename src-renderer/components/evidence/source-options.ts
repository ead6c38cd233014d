/** What the source field offers for what was put into it: references of the case first, then a new one. */
import type { Evidence } from '../../../src-shared/domain/evidence';
import type { Id } from '../../../src-shared/domain/ids';
import { EMPTY_REFERENCE, type Reference, type ReferenceFields } from '../../../src-shared/domain/reference';
import { matchReferences, recogniseUrl, referenceFromUrl } from './recognise-source';

/** Matches shown at once: what fits without scrolling far. */
const SHOWN = 8;

export type SourceOption =
  | {
      readonly id: Id;
      readonly kind: 'existing';
      readonly reference: Reference;
      /** The evidence that links it to this claim already; null = none does. */
      readonly evidenceId: Id | null;
    }
  | { readonly id: 'new'; readonly kind: 'new'; readonly text: string; readonly fields: ReferenceFields };

/** @param today `YYYY-MM-DD`, the day of access of a new web page */
export function sourceOptions(
  text: string,
  references: readonly Reference[],
  evidence: readonly Evidence[],
  today: string,
): readonly SourceOption[] {
  const existing = matchReferences(references, text)
    .slice(0, SHOWN)
    .map((reference): SourceOption => {
      const link = evidence.find((item) => item.referenceId === reference.id);
      return { id: reference.id, kind: 'existing', reference, evidenceId: link?.id ?? null };
    });
  const added: SourceOption = { id: 'new', kind: 'new', text: text.trim(), fields: newFields(text, today) };
  // With nothing to go by, the way to the form must not lie behind a long list.
  return added.text === '' ? [added, ...existing] : [...existing, added];
}

function newFields(text: string, today: string): ReferenceFields {
  const url = recogniseUrl(text);
  return url === null ? { ...EMPTY_REFERENCE, title: text.trim() } : referenceFromUrl(url, today);
}
