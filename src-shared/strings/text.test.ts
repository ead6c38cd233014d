import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../actions';
import { ERROR_CODES } from '../errors';
import { en } from './en';
import { fill } from './format';
import { errorLine, errorText, labelText, tagsText } from './text';

describe('what people read', () => {
  it.each(ERROR_CODES)('says for %s what happened, what is safe and what to do', (code) => {
    const { what, safe } = errorText({ code, params: {} });
    expect(what).toMatch(/^\S.*[.:}]$/);
    expect(safe).toMatch(/[.}]$/);
  });

  it('names the file and the sizes of an error', () => {
    const line = errorLine({ code: 'file.tooLarge', params: { name: 'speech.txt', size: 51, limit: 50 } });
    expect(line).toContain('"speech.txt" is too large: 51 MB, and the limit is 50 MB.');
  });

  it('uses the plural where there are several', () => {
    const one = errorLine({ code: 'reference.inUse', params: { count: 1 } });
    const many = errorLine({ code: 'reference.inUse', params: { count: 5 } });
    expect(one).toContain('1 claim.');
    expect(many).toContain('5 claims.');
  });

  it('shows a placeholder that was not filled, rather than hiding it', () => {
    expect(fill('{a} and {b}', { a: 'x' })).toBe('x and {b}');
  });

  it('never fills what a person wrote', () => {
    expect(fill('"{name}"', { name: '{size}', size: 3 })).toBe('"{size}"');
  });

  it('names what undo undoes', () => {
    expect(labelText({ code: 'claim.tag', tags: ['contested'] })).toBe('Tag as Contested');
    expect(labelText({ code: 'claim.update', field: 'speaker' })).toBe('Edit Speaker');
    expect(labelText({ code: 'claim.flag', flagged: false })).toBe('Remove Flag');
    expect(tagsText(['sourced', 'contested', 'framing'])).toBe('Sourced, Contested, and Framing');
  });

  it('has words for every action, and no key twice', () => {
    for (const action of ACTIONS) expect(en.actions[action.id]).toBeTruthy();
    const keys = ACTIONS.flatMap((action) => ('key' in action ? [action.key] : []));
    const singles = ACTIONS.flatMap((action) => ('single' in action ? [action.single] : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(singles).size).toBe(singles.length);
  });
});
