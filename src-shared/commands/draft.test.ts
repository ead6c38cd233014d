import { describe, expect, it } from 'vitest';
import { richTextFromPlain } from '../domain/rich-text';
import { newId } from '../domain/ids';
import { draftSchema, fits, typedIn, type Draft } from './draft';

const at = '2026-01-31T09:00:00.000Z';
const draft = (command: Draft['command']): Draft => draftSchema.parse({ key: 'a field', at, command });

describe('a draft', () => {
  it('says what was typed and where', () => {
    const id = newId();
    const patches = [
      [{ statement: 'Closed.' }, 'statement', 'Closed.'],
      [{ speaker: '' }, 'speaker', ''],
      [{ statedOn: '2026' }, 'statedOn', '2026'],
      [{ rationale: richTextFromPlain('Because.') }, 'rationale', 'Because.'],
    ] as const;
    for (const [patch, field, text] of patches)
      expect(typedIn(draft({ type: 'claim.update', id, patch }))).toEqual({ field, text });
    expect(typedIn(draft({ type: 'claim.flag', id, flagged: true, reason: 'Ask.' }))).toEqual({
      field: 'flagReason',
      text: 'Ask.',
    });
  });

  it('is kept also where it does not fit its field, and says so', () => {
    const id = newId();
    const long = 'x'.repeat(100_000);
    const patches = [
      [{ statement: 'Closed.' }, true],
      [{ statement: long }, false],
      [{ speaker: long }, false],
      [{ statedOn: '2026-0' }, false],
      [{ rationale: richTextFromPlain(long) }, true],
      [{ rationale: richTextFromPlain(long.repeat(30)) }, false],
    ] as const;
    for (const [patch, isFitting] of patches)
      expect(fits(draft({ type: 'claim.update', id, patch }))).toBe(isFitting);
    expect(fits(draft({ type: 'claim.flag', id, flagged: true, reason: long }))).toBe(false);
  });

  it('is of a field that saves itself, and of nothing else', () => {
    const command = { type: 'claim.delete', id: newId() };
    expect(draftSchema.safeParse({ key: 'a field', at, command }).success).toBe(false);
  });
});
