/** Emit: typed events to a window, held back until its page has said that it listens. */
import type { EventChannel, Events } from '../../src-shared/ipc/contract';
import { EVENT_WIRE } from '../../src-shared/ipc/wire';

/** The part of Electron's WebContents that is needed. */
export interface EventSink {
  isDestroyed(): boolean;
  send(wire: string, ...args: unknown[]): void;
}

export interface Emitter {
  emit<E extends EventChannel>(channel: E, payload: Events[E]): void;
  /** The page listens now: sends what was held back. */
  ready(): void;
  /** The page is being loaded anew. */
  notReady(): void;
}

/** What a page that starts would find out by itself when it asks for the app's state. */
const STALE: ReadonlySet<EventChannel> = new Set([
  'case:changed',
  'case:opened',
  'case:closed',
  'case:trouble',
  'case:waiting',
]);

export function createEmitter(sink: EventSink): Emitter {
  let isReady = false;
  let held: (() => void)[] = [];
  return {
    emit: (channel, payload) => {
      const send = (): void => {
        if (!sink.isDestroyed()) sink.send(EVENT_WIRE, channel, payload);
      };
      if (isReady) send();
      else if (!STALE.has(channel)) held.push(send);
    },
    ready: () => {
      isReady = true;
      const waiting = held;
      held = [];
      for (const send of waiting) send();
    },
    notReady: () => {
      isReady = false;
    },
  };
}
