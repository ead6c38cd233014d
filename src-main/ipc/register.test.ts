import { fc, test as property } from '@fast-check/vitest';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src-shared/errors';
import { requestSchemas, type RequestChannel } from '../../src-shared/ipc/contract';
import { DROPPED_WIRE, REQUEST_WIRE } from '../../src-shared/ipc/wire';
import {
  registerRequests,
  SLOW_MS,
  type Gate,
  type Handlers,
  type SenderEvent,
  type SenderFrame,
} from './register';

const ORIGIN = 'app://bundle';
const CHANNELS = Object.keys(requestSchemas) as RequestChannel[];

type Listener = (
  event: SenderEvent,
  ...args: unknown[]
) => Promise<{ ok: boolean; error?: { code: string } }>;

const handler = vi.fn<(window: string, payload: unknown) => unknown>();
const dropped = vi.fn<(window: string, paths: readonly string[]) => void>();
const log = { warn: vi.fn(), error: vi.fn() };
const wires = new Map<string, Listener>();

function gate(changed: Partial<Gate<string>> = {}): Gate<string> {
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [channel, handler]),
  ) as unknown as Handlers<string>;
  return {
    origin: ORIGIN,
    windowOf: (id) => (id === 1 ? 'window' : undefined),
    handlers,
    dropped,
    log,
    ...changed,
  };
}

function frame(changed: Partial<SenderFrame> = {}): SenderFrame {
  return { parent: null, origin: ORIGIN, ...changed };
}

/** An event of the top frame of our window, as far as `changed` leaves it one. */
function event(
  senderFrame: SenderFrame | null = frame(),
  changed: { id?: number; mainFrame?: SenderFrame } = {},
): SenderEvent {
  return { sender: { id: 1, mainFrame: senderFrame ?? frame(), ...changed }, senderFrame };
}

beforeEach(() => {
  vi.clearAllMocks();
  handler.mockImplementation(() => 'answer');
  wires.clear();
  registerRequests({ handle: (wire, listener) => wires.set(wire, listener as unknown as Listener) }, gate());
});

const request = (...args: [SenderEvent, ...unknown[]]) => wires.get(REQUEST_WIRE)!(...args);

describe('who may ask', () => {
  test('the top frame of our window', async () => {
    expect(await request(event(), 'app.state', undefined)).toEqual({ ok: true, value: 'answer' });
    expect(handler).toHaveBeenCalledWith('window', undefined);
  });

  const strangers: readonly [string, SenderEvent][] = [
    ['a frame that is gone', event(null)],
    ['a frame inside the page', event(frame({ parent: frame() }))],
    ['another frame than the main one', event(frame(), { mainFrame: frame() })],
    ['a page of a web site', event(frame({ origin: 'https://example.org' }))],
    ['about:blank or a sandboxed frame', event(frame({ origin: 'null' }))],
    ['a page with a similar origin', event(frame({ origin: 'app://bundle.evil' }))],
    ['the page that is printed', event(frame({ origin: 'report://print' }))],
    ['a window that is not ours', event(frame(), { id: 2 })],
  ];

  describe.each(strangers)('not %s', (_name, stranger) => {
    test.each(CHANNELS)('for %s', async (channel) => {
      const answer = await request(stranger, channel, undefined);
      expect(answer).toMatchObject({ ok: false, error: { code: 'app.unexpected' } });
      expect(handler).not.toHaveBeenCalled();
    });

    test('for dropped files', async () => {
      expect(await wires.get(DROPPED_WIRE)!(stranger, ['/etc/passwd'])).toMatchObject({ ok: false });
      expect(dropped).not.toHaveBeenCalled();
    });
  });
});

describe('what may be asked', () => {
  test.each([
    undefined,
    null,
    1,
    {},
    [],
    '',
    'toString',
    '__proto__',
    'constructor',
    DROPPED_WIRE,
    'case.delete',
  ])('no channel %j', async (channel) => {
    expect(await request(event(), channel, undefined)).toMatchObject({
      ok: false,
      error: { code: 'app.unexpected' },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  test('a payload that does not fit is refused with its place, before anything runs', async () => {
    expect(await request(event(), 'case.new', { title: 7 })).toMatchObject({
      ok: false,
      error: { code: 'command.invalid', params: { detail: expect.stringContaining('title') as string } },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  test('what the schema does not know does not reach the handler', async () => {
    await request(event(), 'case.new', { title: 'x', path: '/etc/passwd' });
    expect(handler).toHaveBeenCalledWith('window', { title: 'x' });
  });

  const withPayload = CHANNELS.filter((channel) => !requestSchemas[channel].safeParse(undefined).success);

  describe.each(CHANNELS)('%s', (channel) => {
    property.prop([fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, maxDepth: 3 })], {
      numRuns: 500,
    })('answers anything with a Result, and hands on only what its schema takes', async (payload) => {
      handler.mockClear();
      const answer = await request(event(), channel, payload);
      const fits = requestSchemas[channel].safeParse(payload).success;
      expect(answer.ok).toBe(fits);
      if (!fits) expect(answer.error?.code).toBe('command.invalid');
      expect(handler).toHaveBeenCalledTimes(fits ? 1 : 0);
    });
  });

  test('a text of 70 million units is refused', async () => {
    expect(await request(event(), 'import.paste', { text: 'x'.repeat(70_000_000) })).toMatchObject({
      error: { code: 'command.invalid' },
    });
    expect(withPayload).toContain('import.paste');
  });
});

describe('what comes back', () => {
  test('an expected failure is data', async () => {
    handler.mockImplementation(() => {
      throw new Refusal('case.notOpen');
    });
    expect(await request(event(), 'case.snapshot', undefined)).toEqual({
      ok: false,
      error: { code: 'case.notOpen', params: {} },
    });
    expect(log.error).not.toHaveBeenCalled();
  });

  test('so it is when the promise fails', async () => {
    handler.mockImplementation(() => Promise.reject(new Refusal('file.diskFull', { name: 'a' })));
    expect(await request(event(), 'case.saveCopy', undefined)).toMatchObject({
      error: { code: 'file.diskFull' },
    });
  });

  test('a bug is logged, and the page learns neither its words nor its stack', async () => {
    const bug = new TypeError('CANARY /home/ada');
    handler.mockImplementation(() => {
      throw bug;
    });
    const answer = await request(event(), 'case.snapshot', undefined);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'app.unexpected', params: { detail: 'case.snapshot (TypeError)' } },
    });
    expect(log.error).toHaveBeenCalledWith('request.failed', bug, { channel: 'case.snapshot' });
  });

  test('a slow answer is logged with its time', async () => {
    const clock = vi
      .spyOn(performance, 'now')
      .mockReturnValueOnce(0)
      .mockReturnValueOnce(SLOW_MS + 1);
    await request(event(), 'app.state', undefined);
    expect(clock).toHaveBeenCalledTimes(2);
    expect(log.warn).toHaveBeenCalledWith('request.slow', { channel: 'app.state', ms: SLOW_MS + 1 });
  });
});

describe('dropped files', () => {
  test('go to their handler', async () => {
    expect(await wires.get(DROPPED_WIRE)!(event(), ['/a.txt'])).toEqual({ ok: true, value: null });
    expect(dropped).toHaveBeenCalledWith('window', ['/a.txt']);
  });

  test.each([undefined, 'x', [1], [['/a']], { 0: '/a', length: 1 }])('not as %j', async (paths) => {
    expect(await wires.get(DROPPED_WIRE)!(event(), paths)).toMatchObject({ ok: false });
    expect(dropped).not.toHaveBeenCalled();
  });
});

test('a request without a handler is found at start', () => {
  const rest = Object.fromEntries(
    Object.entries(gate().handlers).filter(([channel]) => channel !== 'case.undo'),
  );
  expect(() => {
    registerRequests({ handle: () => undefined }, gate({ handlers: rest as unknown as Handlers<string> }));
  }).toThrow('case.undo');
});
