/** Identifiers: UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made. */
import { z } from 'zod';

export type Id = string;

export const idSchema = z.uuid();

/**
 * A new UUIDv7: 48 bits of Unix time in ms, then 74 random bits.
 * @param now Unix time in ms; a parameter so that tests can fix it
 */
export function newId(now: number = Date.now()): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
