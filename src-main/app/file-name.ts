/** File name: a title as the name of a file that every system takes. */

/** ext4, APFS and NTFS take 255 bytes or units; room is left for an ending and a number. */
const LIMIT_BYTES = 200;

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

function cut(name: string): string {
  let result = name;
  while (Buffer.byteLength(result) > LIMIT_BYTES) result = Array.from(result).slice(0, -1).join('');
  return result;
}

/** Without what a path, Windows or a reader could stumble over; never empty. */
export function fileNameFrom(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/gu, ' ');
  const name = cut(plain).replace(/^[\s.-]+|[\s.]+$/gu, '');
  if (name === '' || RESERVED.test(name)) return `Case ${name}`.trimEnd();
  return name;
}
