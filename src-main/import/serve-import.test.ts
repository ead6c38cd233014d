import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { importReplySchema } from './messages';
import type { ImportReply, ImportRequest } from './messages';
import { serveImports } from './serve-import';

/** A real channel with real structured clones, as utilityProcess has them. */
let port: MessagePort | null = null;

function ask(request: ImportRequest): Promise<ImportReply> {
  const { port1, port2 } = new MessageChannel();
  port = port1;
  serveImports({
    send: (message) => {
      port2.postMessage(message);
    },
    onMessage: (listener) => {
      port2.on('message', listener);
    },
  });
  return new Promise((resolve) => {
    port1.on('message', (message) => {
      resolve(importReplySchema.parse(message));
    });
    port1.postMessage(request);
  });
}

afterEach(() => port?.close());

describe('serveImports', () => {
  it('answers with the article, its bytes still bytes', async () => {
    const reply = await ask({
      source: { kind: 'text', text: 'Ü and ö.', name: 'Pasted text' },
      encoding: null,
      today: '2026-03-04',
    });
    expect(reply).toMatchObject({ ok: true, value: { text: 'Ü and ö.', size: 10 } });
    expect(reply.ok && Buffer.from(reply.value.original).toString()).toBe('Ü and ö.');
  });

  it('answers a refusal as data', async () => {
    const reply = await ask({ source: { kind: 'file', path: '/' }, encoding: null, today: '2026-03-04' });
    expect(reply).toEqual({ ok: false, error: { code: 'file.isFolder', params: { name: '' } } });
  });
});
