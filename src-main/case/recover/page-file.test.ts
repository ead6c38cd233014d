import { expect, test } from 'vitest';
import { PageFile } from './page-file';

/** Nothing of a process is ever mapped at its address 0, so the kernel says EIO there, as of a bad sector. */
const UNREADABLE = '/proc/self/mem';

test.skipIf(process.platform !== 'linux')(
  'a header that the disk can not read does not keep the pages from being read',
  () => {
    const file = new PageFile(UNREADABLE);
    expect(file.pageSize).toBe(4096);
    expect(file.page(1)).toEqual(Buffer.alloc(4096));
    file.close();
  },
);
