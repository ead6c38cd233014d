/** File sizes as people read them. */
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';

const words = en.window.import.facts;

/** @param bytes shown in bytes below 1 kB (1000 bytes, as file managers count), then kB and MB */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return fill(words.bytes, { count: bytes });
  if (bytes < 1_000_000) return fill(words.kilobytes, { count: Math.round(bytes / 1000) });
  return fill(words.megabytes, { count: Math.round(bytes / 100_000) / 10 });
}
