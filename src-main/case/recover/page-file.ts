/** A damaged case file page by page, as bytes: no SQLite looks at it, so nothing that stands in it is run. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What SQLite makes where nothing else is asked for, and so what every case has. */
const DEFAULT_PAGE_SIZE = 4096;

export class PageFile {
  readonly pageSize: number;
  /** Bytes of a page that hold content (https://sqlite.org/fileformat.html, section 1.3.4). */
  readonly usable: number;
  /** A last page that was cut off counts. */
  readonly count: number;
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.pageSize = pageSizeOf(this.#read(100, 0));
    this.usable = this.pageSize;
    this.count = Math.ceil(fstatSync(this.#file).size / this.pageSize);
  }

  /** @param number from 1. @returns the page; what is missing of it is zero. Unreadable blocks of a disk are, too. */
  page(number: number): Buffer {
    return this.#read(this.pageSize, (number - 1) * this.pageSize);
  }

  #read(length: number, from: number): Buffer {
    const bytes = Buffer.alloc(length);
    try {
      readSync(this.#file, bytes, 0, length, from);
    } catch {
      // A bad sector: what stands there is lost, the rest is not.
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Bytes 16 and 17, and 1 stands for 65536; where the header is gone, the usual size. No case has reserved bytes. */
function pageSizeOf(header: Buffer): number {
  const stated = header.readUInt16BE(16);
  const size = stated === 1 ? 65536 : stated;
  const isKnown = header.toString('latin1', 0, 15) === 'SQLite format 3' && header[20] === 0;
  return isKnown && size >= 512 && (size & (size - 1)) === 0 ? size : DEFAULT_PAGE_SIZE;
}
