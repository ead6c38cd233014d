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
  /** The page is about to get the app's state: all that comes from now on is news to it, and is held back. */
  answering(): void;
  /** The answer is on its way, unless the page was loaded anew meanwhile: sends what was held back. */
  ready(): void;
  /** The page is being loaded anew. */
  notReady(): void;
}

/** What the app's state will say to a page that has not got it yet. */
const STALE: ReadonlySet<EventChannel> = new Set([
  'case:changed',
  'case:opened',
  'case:closed',
  'case:trouble',
  'case:waiting',
]);

export function createEmitter(sink: EventSink): Emitter {
  let page: 'loading' | 'answering' | 'ready' = 'loading';
  let held: (() => void)[] = [];
  return {
    emit: (channel, payload) => {
      const send = (): void => {
        if (!sink.isDestroyed()) sink.send(EVENT_WIRE, channel, payload);
      };
      if (page === 'ready') send();
      else if (page === 'answering' || !STALE.has(channel)) held.push(send);
    },
    answering: () => {
      if (page === 'loading') page = 'answering';
    },
    ready: () => {
      if (page !== 'answering') return;
      page = 'ready';
      const waiting = held;
      held = [];
      for (const send of waiting) send();
    },
    notReady: () => {
      page = 'loading';
    },
  };
}
