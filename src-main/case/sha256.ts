/** SHA-256 as lower-case hexadecimal, of bytes or of a text's UTF-8. */
import { createHash } from 'node:crypto';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
