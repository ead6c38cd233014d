import { expect, test, vi } from 'vitest';
import { requestSchemas } from '../../src-shared/ipc/contract';
import { EVENT_CHANNELS } from '../../src-shared/ipc/event-channels';
import { EVENT_WIRE } from '../../src-shared/ipc/wire';
import { createEmitter, type Emitter } from './emit';

const error = { code: 'case.notOpen', params: {} } as const;

/** What happens when a page asks for the app's state. */
function answer(events: Emitter): void {
  events.answering();
  events.ready();
}

function sink(destroyed = false) {
  return { isDestroyed: () => destroyed, send: vi.fn() };
}

test('events wait until the page listens, and keep their order', () => {
  const page = sink();
  const events = createEmitter(page);
  events.emit('app:error', error);
  events.emit('import:started', { token: 't', fileName: 'a.txt' });
  expect(page.send).not.toHaveBeenCalled();
  answer(events);
  events.emit('menu:action', { id: 'case.new' });
  expect(page.send.mock.calls.map(([wire, channel]: unknown[]) => [wire, channel])).toEqual([
    [EVENT_WIRE, 'app:error'],
    [EVENT_WIRE, 'import:started'],
    [EVENT_WIRE, 'menu:action'],
  ]);
});

test('news of the case does not wait: a page that starts asks for the whole', () => {
  const page = sink();
  const events = createEmitter(page);
  events.emit('case:opened', { fileName: 'a.plumb' });
  answer(events);
  expect(page.send).not.toHaveBeenCalled();
});

test('news of the case that comes after a page was answered is not lost on the way', () => {
  const page = sink();
  const events = createEmitter(page);
  events.emit('case:opened', { fileName: 'a.plumb' });
  events.answering();
  events.emit('case:closed', { fileName: 'a.plumb' });
  expect(page.send).not.toHaveBeenCalled();
  events.ready();
  events.answering();
  events.emit('case:opened', { fileName: 'b.plumb' });
  expect(page.send.mock.calls.map(([, channel, payload]: unknown[]) => [channel, payload])).toEqual([
    ['case:closed', { fileName: 'a.plumb' }],
    ['case:opened', { fileName: 'b.plumb' }],
  ]);
});

test('a page that is loaded anew has to say again that it listens', () => {
  const page = sink();
  const events = createEmitter(page);
  answer(events);
  events.notReady();
  events.emit('app:error', error);
  expect(page.send).not.toHaveBeenCalled();
  answer(events);
  expect(page.send).toHaveBeenCalledTimes(1);
});

test('an answer to a page that is gone makes nothing of the one that is loaded in its place', () => {
  const page = sink();
  const events = createEmitter(page);
  events.answering();
  events.notReady();
  events.ready();
  events.emit('app:error', error);
  expect(page.send).not.toHaveBeenCalled();
});

test('nothing is sent to a page that is gone', () => {
  const page = sink(true);
  const events = createEmitter(page);
  answer(events);
  events.emit('app:error', error);
  expect(page.send).not.toHaveBeenCalled();
});

test('no event is called like a request', () => {
  expect(EVENT_CHANNELS.filter((channel) => channel in requestSchemas)).toEqual([]);
});
