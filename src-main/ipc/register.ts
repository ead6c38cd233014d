/** Register: the one gate through which every request of a window goes. */
import type { z } from 'zod';
import { Refusal, type AppError } from '../../src-shared/errors';
import { requestSchemas, type RequestChannel, type Responses } from '../../src-shared/ipc/contract';
import { fail, failWith, type Result } from '../../src-shared/result';
import { isTooLongMessage } from '../../src-shared/limits';
import { en } from '../../src-shared/strings/en';
import { DROPPED_WIRE, REQUEST_WIRE } from '../../src-shared/ipc/wire';

/** A request that takes longer, in ms, is written to the log: it held up everything else in main. */
export const SLOW_MS = 100;

export type Payload<C extends RequestChannel> = z.output<(typeof requestSchemas)[C]>;
export type Value<C extends RequestChannel> = Responses[C] extends Result<infer T> ? T : never;

/** What answers each request; expected failures are thrown as a Refusal. `W` is what main knows of the window that asks. */
export type Handlers<W> = {
  readonly [C in RequestChannel]: (window: W, payload: Payload<C>) => Value<C> | Promise<Value<C>>;
};

/** The part of a frame that the check of the sender needs (Electron's WebFrameMain has it). */
export interface SenderFrame {
  readonly parent: SenderFrame | null;
  readonly origin: string;
}

export interface SenderEvent {
  readonly sender: { readonly id: number; readonly mainFrame: SenderFrame };
  readonly senderFrame: SenderFrame | null;
}

export interface Wires {
  handle(wire: string, listener: (event: SenderEvent, ...args: unknown[]) => unknown): void;
}

export interface GateLog {
  warn(event: string, fields: Readonly<Record<string, string | number>>): void;
  error(event: string, error: unknown, fields: Readonly<Record<string, string | number>>): void;
}

export interface Gate<W> {
  readonly origin: string;
  readonly windowOf: (webContentsId: number) => W | undefined;
  readonly handlers: Handlers<W>;
  readonly dropped: (window: W, paths: readonly string[]) => void | Promise<void>;
  readonly log: GateLog;
}

/** The window that asks, or undefined where it is not the top frame of one of our windows showing our page. */
export function trustedWindow<W>(
  event: SenderEvent,
  { origin, windowOf }: Pick<Gate<W>, 'origin' | 'windowOf'>,
): W | undefined {
  const frame = event.senderFrame;
  if (!frame || frame !== event.sender.mainFrame || frame.parent !== null || frame.origin !== origin)
    return undefined;
  return windowOf(event.sender.id);
}

function isChannel(name: unknown): name is RequestChannel {
  return typeof name === 'string' && Object.hasOwn(requestSchemas, name);
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return '';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}

/** What the page gets to know of a bug: where it was, never what it was about. */
function unexpected(where: string, error: unknown): AppError {
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'app.unexpected', params: { detail: `${where} (${name})` } };
}

/** Runs an answer: a Refusal becomes its error, anything else a logged `app.unexpected`; slow ones are logged. */
async function settle<T>(log: GateLog, channel: string, answer: () => T | Promise<T>): Promise<Result<T>> {
  const began = performance.now();
  try {
    return { ok: true, value: await answer() };
  } catch (error) {
    if (error instanceof Refusal) return failWith(error.error);
    log.error('request.failed', error, { channel });
    return failWith(unexpected(channel, error));
  } finally {
    const ms = Math.round(performance.now() - began);
    if (ms > SLOW_MS) log.warn('request.slow', { channel, ms });
  }
}

export function answerRequest<W>(
  gate: Gate<W>,
  event: SenderEvent,
  channel: unknown,
  payload: unknown,
): Promise<Result<unknown>> {
  const window = trustedWindow(event, gate);
  if (window === undefined || !isChannel(channel)) {
    gate.log.warn('request.refused', { channel: isChannel(channel) ? channel : 'unknown' });
    return Promise.resolve(fail('app.unexpected', { detail: en.app.requestRefused }));
  }
  if (channel !== 'import.paste' && isTooLongMessage(payload)) {
    gate.log.warn('request.tooLong', { channel });
    return Promise.resolve(fail('command.invalid', { detail: en.app.requestTooLong }));
  }
  const parsed = requestSchemas[channel].safeParse(payload);
  if (!parsed.success) {
    return Promise.resolve(fail('command.invalid', { detail: describeIssue(parsed.error) }));
  }
  const handler = gate.handlers[channel] as (window: W, payload: unknown) => unknown;
  return settle(gate.log, channel, () => handler(window, parsed.data));
}

function answerDropped<W>(gate: Gate<W>, event: SenderEvent, paths: unknown): Promise<Result<unknown>> {
  const window = trustedWindow(event, gate);
  if (window === undefined || !Array.isArray(paths) || !paths.every((path) => typeof path === 'string')) {
    gate.log.warn('request.refused', { channel: 'dropped' });
    return Promise.resolve(fail('app.unexpected', { detail: en.app.requestRefused }));
  }
  return settle(gate.log, 'dropped', async () => {
    await gate.dropped(window, paths);
    return null;
  });
}

/** @throws when a request of the contract has no handler: that is found at start, not at first use */
export function registerRequests<W>(wires: Wires, gate: Gate<W>): void {
  const missing = Object.keys(requestSchemas).filter((channel) => !(channel in gate.handlers));
  if (missing.length > 0) throw new Error(`No handler for ${missing.join(', ')}`);
  wires.handle(REQUEST_WIRE, (event, channel, payload) => answerRequest(gate, event, channel, payload));
  wires.handle(DROPPED_WIRE, (event, paths) => answerDropped(gate, event, paths));
}
