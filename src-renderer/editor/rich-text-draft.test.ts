import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { richTextFromPlain, type RichText } from '../../src-shared/domain/rich-text';
import { RichTextDraft } from './rich-text-draft';

const plain = richTextFromPlain;
let sent: RichText[] = [];
let answers = true;
let draft = new RichTextDraft(plain('old'));

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answers = true;
  draft = new RichTextDraft(plain('old'));
  draft.commitWith((value) => {
    sent.push(value);
    return Promise.resolve(answers);
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets an answer arrive. */
const answered = () => vi.advanceTimersByTimeAsync(0);

describe('RichTextDraft', () => {
  it('sends once, after a pause', async () => {
    draft.edit(plain('n'));
    await vi.advanceTimersByTimeAsync(500);
    draft.edit(plain('new'));
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([plain('new')]);
    draft.flush();
    expect(sent).toHaveLength(1);
  });

  it('sends at once when it is flushed, and nothing that is as it was', async () => {
    draft.flush();
    draft.edit(plain('new'));
    draft.edit(plain('old'));
    draft.flush();
    expect(sent).toEqual([]);
    draft.edit(plain('new'));
    draft.flush();
    draft.flush();
    await answered();
    draft.flush();
    expect(sent).toEqual([plain('new')]);
  });

  it('shows what undo brought back', async () => {
    draft.edit(plain('new'));
    draft.flush();
    await answered();
    expect(draft.follow(plain('new'))).toBe(false);
    expect(draft.follow(plain('old'))).toBe(true);
    draft.flush();
    expect(sent).toHaveLength(1);
  });

  it('does not take its own echo for news while the person goes on typing', async () => {
    draft.edit(plain('new'));
    draft.flush();
    draft.edit(plain('newer'));
    expect(draft.follow(plain('new'))).toBe(false);
    await answered();
    draft.flush();
    expect(sent).toEqual([plain('new'), plain('newer')]);
  });

  it('keeps what is being typed when the case file changes meanwhile', () => {
    draft.edit(plain('mine'));
    expect(draft.follow(plain('theirs'))).toBe(false);
    draft.flush();
    expect(sent).toEqual([plain('mine')]);
  });

  it('sends again what could not be committed', async () => {
    answers = false;
    draft.edit(plain('new'));
    draft.flush();
    await answered();
    answers = true;
    draft.flush();
    await answered();
    draft.flush();
    expect(sent).toEqual([plain('new'), plain('new')]);
  });
});
