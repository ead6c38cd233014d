import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommittedText, IDLE_MS, type CommittedTextOptions } from './committed-text';

/** A field over a case file that answers when it is told to. */
function field(value: string, problemOf?: CommittedTextOptions['problemOf']) {
  const sent: string[] = [];
  const answers: ((committed: boolean) => void)[] = [];
  const text = new CommittedText(value, {
    commit: (draft) => {
      sent.push(draft);
      return new Promise((resolve) => answers.push(resolve));
    },
    problemOf,
  });
  const answer = async (committed: boolean) => {
    answers.shift()?.(committed);
    await Promise.resolve();
  };
  return { text, sent, answer };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('CommittedText', () => {
  it('sends a draft after a pause in typing, once', () => {
    const { text, sent } = field('');
    text.edit('a');
    vi.advanceTimersByTime(IDLE_MS - 1);
    text.edit('ab');
    vi.advanceTimersByTime(IDLE_MS - 1);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual(['ab']);
    vi.advanceTimersByTime(IDLE_MS * 10);
    expect(sent).toEqual(['ab']);
  });

  it('sends at once when it is flushed, and nothing at the end of the pause', () => {
    const { text, sent } = field('');
    text.edit('a');
    text.flush();
    text.flush();
    vi.advanceTimersByTime(IDLE_MS);
    expect(sent).toEqual(['a']);
  });

  it('never sends what the case file holds already', async () => {
    const { text, sent, answer } = field('old');
    text.flush();
    text.edit('new');
    text.edit('old');
    text.flush();
    expect(sent).toEqual([]);
    text.edit('new');
    text.flush();
    await answer(true);
    text.flush();
    expect(sent).toEqual(['new']);
  });

  it('sends white space as it was typed', () => {
    const { text, sent } = field('');
    text.edit('  a \n');
    text.flush();
    expect(sent).toEqual(['  a \n']);
  });

  it('follows the case file while nothing is being written', async () => {
    const { text, answer } = field('old');
    text.follow('from elsewhere');
    expect(text.draft()).toBe('from elsewhere');
    text.edit('mine');
    text.flush();
    await answer(true);
    text.follow('mine');
    text.follow('undone');
    expect(text.draft()).toBe('undone');
  });

  it('keeps a draft that is being written when the case file changes', () => {
    const { text, sent } = field('old');
    text.edit('mine');
    text.follow('from elsewhere');
    expect(text.draft()).toBe('mine');
    text.flush();
    expect(sent).toEqual(['mine']);
  });

  it('keeps what was typed on after an older text had been sent', async () => {
    const { text, sent, answer } = field('');
    text.edit('a');
    text.flush();
    text.edit('ab');
    text.follow('a');
    await answer(true);
    expect(text.draft()).toBe('ab');
    vi.advanceTimersByTime(IDLE_MS);
    expect(sent).toEqual(['a', 'ab']);
  });

  it('keeps a draft that was typed back while another text was on its way', async () => {
    const { text, sent, answer } = field('');
    text.edit('a');
    text.flush();
    text.edit('');
    text.follow('a');
    await answer(true);
    expect(text.draft()).toBe('');
    vi.advanceTimersByTime(IDLE_MS);
    expect(sent).toEqual(['a', '']);
  });

  it('keeps the draft after a failure and sends it again', async () => {
    const { text, sent, answer } = field('');
    text.edit('a');
    text.flush();
    await answer(false);
    expect(text.draft()).toBe('a');
    expect(text.isDirty()).toBe(true);
    text.flush();
    expect(sent).toEqual(['a', 'a']);
  });

  it('keeps a draft with a problem and does not send it', () => {
    const { text, sent } = field('', (draft) => (draft.length > 3 ? 'too long' : undefined));
    text.edit('abcd');
    vi.advanceTimersByTime(IDLE_MS);
    text.flush();
    expect(sent).toEqual([]);
    expect(text.draft()).toBe('abcd');
    text.edit('abc');
    text.flush();
    expect(sent).toEqual(['abc']);
  });
});
