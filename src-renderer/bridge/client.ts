/** The window's only user of `window.plumbline`: typed requests to main, and events from it. */
import type {
  EventChannel,
  Events,
  PlumblineApi,
  RequestChannel,
  RequestPayload,
  Responses,
} from '../../src-shared/ipc/contract';
import type { Result } from '../../src-shared/result';

declare global {
  interface Window {
    readonly plumbline: PlumblineApi;
  }
}

export function request<C extends RequestChannel>(
  channel: C,
  payload: RequestPayload<C>,
): Promise<Responses[C]> {
  return window.plumbline.request(channel, payload);
}

export function on<E extends EventChannel>(channel: E, listener: (payload: Events[E]) => void): () => void {
  return window.plumbline.on(channel, listener);
}

export function importDropped(files: readonly File[]): Promise<Result<null>> {
  return window.plumbline.importDropped(files);
}
