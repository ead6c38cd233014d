import { expect, test, vi } from 'vitest';
import { requestSchemas } from '../../src-shared/ipc/contract';
import { EVENT_CHANNELS } from '../../src-shared/ipc/event-channels';
import { EVENT_WIRE } from '../../src-shared/ipc/wire';
import { createEmitter } from './emit';

const error = { code: 'case.notOpen', params: {} } as const;

function sink(destroyed = false) {
  return { isDestroyed: () => destroyed, send: vi.fn() };
}

test('events wait until the page listens, and keep their order', () => {
  const page = sink();
  const events = createEmitter(page);
  events.emit('app:error', error);
  events.emit('import:started', { token: 't', fileName: 'a.txt' });
  expect(page.send).not.toHaveBeenCalled();
  events.ready();
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
  events.ready();
  expect(page.send).not.toHaveBeenCalled();
});

test('a page that is loaded anew has to say again that it listens', () => {
  const page = sink();
  const events = createEmitter(page);
  events.ready();
  events.notReady();
  events.emit('app:error', error);
  expect(page.send).not.toHaveBeenCalled();
  events.ready();
  expect(page.send).toHaveBeenCalledTimes(1);
});

test('nothing is sent to a page that is gone', () => {
  const page = sink(true);
  const events = createEmitter(page);
  events.ready();
  events.emit('app:error', error);
  expect(page.send).not.toHaveBeenCalled();
});

test('no event is called like a request', () => {
  expect(EVENT_CHANNELS.filter((channel) => channel in requestSchemas)).toEqual([]);
});
