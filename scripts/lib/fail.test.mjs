import { describe, expect, it } from 'vitest';
import { explainDisk, explainNpm } from './fail.mjs';

const coded = (/** @type {string} */ code) => Object.assign(new Error('failed'), { code });

describe('a failure of the disk', () => {
  it.each([
    [
      'ENOSPC',
      'There is no room left on the disk that holds /c.',
      'PLUMBLINE_CACHE=/a/folder/on/a/larger/disk npm start',
    ],
    ['EROFS', "The folder /c can't be written (EROFS).", 'PLUMBLINE_CACHE=/a/folder/you/can/write npm start'],
    [
      'EACCES',
      "The folder /c can't be written (EACCES).",
      'PLUMBLINE_CACHE=/a/folder/you/can/write npm start',
    ],
  ])('%s is one sentence and one command', (code, sentence, mend) => {
    expect(explainDisk(coded(code), '/c')).toMatchObject({ message: sentence, mend });
  });

  it('does not tell to move what can not be moved', () => {
    expect(explainDisk(coded('ENOSPC'), '/out', { movable: false })?.mend).not.toContain('PLUMBLINE_CACHE');
  });

  it('is not made of anything else', () => {
    expect(explainDisk(coded('ENOENT'), '/c')).toBeUndefined();
    expect(explainDisk('ENOSPC', '/c')).toBeUndefined();
  });
});

describe('what npm prints', () => {
  it.each([
    ['npm error code ENOTFOUND', "The npm registry can't be reached, so it can't be fetched."],
    ['npm error code ENOTCACHED', "The npm registry can't be reached, so it can't be fetched."],
    ['npm error code ECONNREFUSED', "The npm registry can't be reached, so it can't be fetched."],
    ['npm error code EINTEGRITY', 'What the npm registry sent for it is not what was published.'],
    ['npm error code E404', 'This npm registry does not have it.'],
    ['npm error code ENOSPC', 'There is no room left on the disk while fetching it to /f.'],
    ['npm error something new', 'npm could not fetch it.'],
  ])('%s', (output, sentence) => {
    const error = explainNpm('it', output, '/f');
    expect(error.message).toBe(sentence);
    expect(error.mend).toMatch(/^npm /);
    expect(error.detail).toBe(output);
  });
});
