import { describe, expect, it } from 'vitest';
import { EMPTY_REFERENCE, type Reference } from '../../../src-shared/domain/reference';
import { sourceOptions } from './source-options';

function reference(id: string, fields: Partial<Reference>): Reference {
  return { ...EMPTY_REFERENCE, id, sourceId: '', createdAt: '', deletedAt: null, ...fields };
}

const REPORT = reference('report', { title: 'Report', url: 'https://example.org/report' });
const LAW = reference('law', { title: 'Law' });
const EVIDENCE = [
  {
    id: 'e1',
    claimId: 'c',
    referenceId: 'law',
    stance: 'context',
    locator: '',
    quote: '',
    note: '',
    createdAt: '',
  },
] as const;

function ids(text: string): readonly string[] {
  return sourceOptions(text, [REPORT, LAW], EVIDENCE, '2026-11-25').map((option) => option.id);
}

describe('sourceOptions', () => {
  it('offers the reference with a pasted address before a new one', () => {
    expect(ids('http://example.org/report/')).toEqual(['report', 'new']);
  });

  it('offers a new web page, read today, for an address that the case does not hold', () => {
    const [option] = sourceOptions('https://example.org/other', [REPORT, LAW], EVIDENCE, '2026-11-25');
    expect(option).toMatchObject({
      kind: 'new',
      fields: { type: 'webpage', url: 'https://example.org/other', accessed: '2026-11-25', title: '' },
    });
  });

  it('takes other words as the title of a new reference', () => {
    const option = sourceOptions(' White paper ', [REPORT, LAW], EVIDENCE, '2026-11-25').at(-1);
    expect(option).toMatchObject({ kind: 'new', fields: { title: 'White paper', url: '', accessed: '' } });
  });

  it('offers a new reference and those of the case for an empty field', () => {
    expect(ids('')).toEqual(['new', 'report', 'law']);
  });

  it('knows which reference is evidence for the claim already', () => {
    const [option] = sourceOptions('law', [REPORT, LAW], EVIDENCE, '2026-11-25');
    expect(option).toMatchObject({ kind: 'existing', evidenceId: 'e1' });
  });
});
