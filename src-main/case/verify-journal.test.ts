// The verifier of docs/, which shares no code with the app, has to come to the same verdict.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { claimedCase, cleanUpWith, tamper, testFolder } from './test-case';

cleanUpWith(onTestFinished);

const SCRIPT = resolve(import.meta.dirname, '../../docs/verify-journal.py');
const python = spawnSync('python3', ['--version']).status === 0;
const name = (what: string) => (python ? what : `${what} (skipped: python3 is not installed here)`);

function verify(...args: readonly string[]): { readonly code: number | null; readonly out: string } {
  const { status, stdout } = spawnSync('python3', [SCRIPT, ...args], { encoding: 'utf8' });
  return { code: status, out: stdout };
}

function closedCase(): { readonly path: string; readonly head: string; readonly earlier: string } {
  const { opened, claimId } = claimedCase();
  const earlier = opened.history().headHash;
  const speaker = 'Zoë "the Mayor" \\ \t\u0001\u007f\u2028 👩‍👩‍👧';
  opened.execute({ type: 'claim.update', id: claimId, patch: { speaker } });
  opened.undo();
  opened.redo();
  const { headHash } = opened.history();
  opened.close();
  return { path: opened.path, head: headHash, earlier };
}

test.skipIf(!python)(name('a whole case is whole, and has the heads it had'), () => {
  const { path, head, earlier } = closedCase();
  expect(verify(path)).toEqual({ code: 0, out: `6 entries, head ${head}\nwhole\n` });
  expect(verify(path, '--head', earlier).code).toBe(0);
  expect(verify(path, '--head', 'f'.repeat(64))).toMatchObject({
    code: 1,
    out: expect.stringContaining('no entry has the hash') as string,
  });
});

test.skipIf(!python).each([
  [`UPDATE journal SET analyst = 'Eve' WHERE seq = 4`, 'entry 4 was changed'],
  ['DELETE FROM journal WHERE seq = 3', 'entry 3 is missing'],
  [`UPDATE journal SET prev_hash = hash WHERE seq = 5`, 'entry 5 does not follow'],
  [`UPDATE claims SET speaker = 'Eve'`, 'not as entry 6 left it'],
  [`DELETE FROM claim_tags`, 'gone that entry 3 left there'],
  [`INSERT INTO claim_tags SELECT id, 'framing' FROM claims`, 'not made through the journal'],
])('the first broken entry is named: %s', (sql, words) => {
  const { path } = closedCase();
  tamper(path, sql);
  const { code, out } = verify(path);
  expect(code).toBe(1);
  expect(out).toContain(words);
});

test.skipIf(!python)(name('what is no case file is told apart'), () => {
  const path = join(testFolder(), 'letter.plumb');
  writeFileSync(path, 'Dear Sir or Madam');
  expect(verify(path).code).toBe(3);
  expect(verify().code).toBe(2);
});
