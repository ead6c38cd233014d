// Tells what is being done; all of it goes to stderr, so that a command's stdout stays its own.
import { clearInterval, setInterval } from 'node:timers';

const FIRST_WORD_AFTER_MS = 1000;
const LINE_EVERY_MS = 10_000;

/**
 * @typedef {object} Say
 * @property {(text: string) => void} line
 * @property {<T>(title: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>} during
 *   runs the work; once it has taken a second, shows the title with the time gone by and the latest note
 */

/** @param {number} ms */
export function seconds(ms) {
  const whole = Math.round(ms / 1000);
  return whole < 100 ? `${String(whole)} s` : `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}

/**
 * @param {{ quiet?: boolean, stream?: { isTTY?: boolean, write(text: string): unknown } }} [options]
 *   quiet: plain lines are dropped, only what takes long is told
 * @returns {Say}
 */
export function createSay({ quiet = false, stream = process.stderr } = {}) {
  const live = stream.isTTY === true;
  /** @param {string} text */
  const put = (text) => stream.write(live ? `\r\x1b[K${text}\n` : `${text}\n`);

  return {
    line(text) {
      if (!quiet) put(text);
    },
    async during(title, work) {
      const began = Date.now();
      let note = '';
      let toldAt = 0;
      const text = () => `${title} (${[seconds(Date.now() - began), note].filter(Boolean).join(', ')})`;
      const timer = setInterval(() => {
        const now = Date.now();
        if (now - began < FIRST_WORD_AFTER_MS) return;
        if (live) stream.write(`\r\x1b[K${text()}`);
        else if (toldAt === 0) put(`${title} ...`);
        else if (now - toldAt >= LINE_EVERY_MS) put(`  ... ${text()}`);
        if (toldAt === 0 || now - toldAt >= LINE_EVERY_MS) toldAt = now;
      }, 500);
      try {
        const result = await work((latest) => (note = latest));
        if (Date.now() - began >= FIRST_WORD_AFTER_MS) put(`${text()} done`);
        return result;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
