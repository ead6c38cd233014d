import { describe, expect, it } from 'vitest';
import type { WindowCommand } from '../../../src-shared/commands/command';
import { EMPTY_REFERENCE } from '../../../src-shared/domain/reference';
import type { AppError } from '../../../src-shared/errors';
import { saveEvidence, type Source } from './save-evidence';

const FIELDS = { stance: 'refutes', locator: 'p. 3', quote: '', note: '' } as const;
const NEW: Source = { kind: 'new', fields: { ...EMPTY_REFERENCE, title: ' Report ' } };
const FULL: AppError = { code: 'case.diskFull', params: {} };

/** A case file that refuses commands of one type. */
function caseFile(refused: WindowCommand['type'] | null) {
  const commands: WindowCommand[] = [];
  const execute = (command: WindowCommand) => {
    commands.push(command);
    return Promise.resolve(command.type === refused ? FULL : null);
  };
  return { commands, execute };
}

describe('saveEvidence', () => {
  it('adds a new reference and then the evidence that names it', async () => {
    const { commands, execute } = caseFile(null);
    expect(await saveEvidence({ claimId: 'claim', source: NEW, fields: FIELDS }, execute)).toBeNull();
    expect(commands.map((command) => command.type)).toEqual(['reference.add', 'evidence.add']);
    const [reference, evidence] = commands;
    expect(reference).toMatchObject({ fields: { title: 'Report' } });
    expect(evidence).toMatchObject({ claimId: 'claim', fields: FIELDS });
    expect('referenceId' in evidence! && evidence.referenceId).toBe('id' in reference! && reference.id);
  });

  it('uses a reference of the case without adding it again', async () => {
    const { commands, execute } = caseFile(null);
    const source: Source = { kind: 'existing', referenceId: 'known' };
    await saveEvidence({ claimId: 'claim', source, fields: FIELDS }, execute);
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatchObject({ type: 'evidence.add', claimId: 'claim', referenceId: 'known' });
  });

  it('says that the reference stays when only the evidence failed', async () => {
    const { commands, execute } = caseFile('evidence.add');
    const failure = await saveEvidence({ claimId: 'claim', source: NEW, fields: FIELDS }, execute);
    expect(failure?.error).toBe(FULL);
    expect(failure?.addedReferenceId).toBe('id' in commands[0]! && commands[0].id);
  });

  it('adds no evidence when the reference failed', async () => {
    const { commands, execute } = caseFile('reference.add');
    const failure = await saveEvidence({ claimId: 'claim', source: NEW, fields: FIELDS }, execute);
    expect(failure).toEqual({ error: FULL, addedReferenceId: null });
    expect(commands).toHaveLength(1);
  });
});
