/** Entry of the process that reads articles; it can be killed at any moment, and nothing is lost. */
import { serveImports } from './serve-import';

/** What Electron's utilityProcess puts on `process`; declared here because this folder knows no Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

if (parentPort) {
  serveImports({
    send: (message) => {
      parentPort.postMessage(message);
    },
    onMessage: (listener) => {
      parentPort.on('message', (event) => {
        listener(event.data);
      });
    },
  });
} else {
  serveImports({
    send: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
  });
  // Nobody is left to read the answer.
  process.on('disconnect', () => process.exit());
}
