import { expect, onTestFinished, test } from 'vitest';
import {
  claimCommand,
  claimedCase,
  cleanUpWith,
  evidenceCommand,
  referenceCommand,
  refusalOf,
} from '../test-case';

cleanUpWith(onTestFinished);

function withEvidence() {
  const made = claimedCase();
  const reference = referenceCommand();
  const evidence = evidenceCommand(made.claimId, reference.id);
  made.opened.execute(reference);
  made.opened.execute(evidence);
  return { ...made, reference, evidence };
}

test('evidence links a reference to a claim, once', () => {
  const { opened, claimId, reference, evidence } = withEvidence();
  expect(opened.snapshot().evidence).toMatchObject([
    { id: evidence.id, claimId, referenceId: reference.id, ...evidence.fields },
  ]);
  expect(refusalOf(() => opened.execute(evidenceCommand(claimId, reference.id))).code).toBe(
    'evidence.exists',
  );
});

test('a reference that several claims use is there once', () => {
  const { opened, articleId, reference } = withEvidence();
  const other = claimCommand(articleId, 'a scandal');
  opened.execute(other);
  opened.execute(evidenceCommand(other.id, reference.id));
  expect(opened.snapshot().references).toHaveLength(1);
  expect(opened.snapshot().evidence).toHaveLength(2);
});

test('evidence is edited and taken off, and undo puts it back', () => {
  const { opened, evidence } = withEvidence();
  opened.execute({ type: 'evidence.update', id: evidence.id, patch: { stance: 'supports' } });
  expect(opened.snapshot().evidence[0]).toMatchObject({ stance: 'supports', locator: 'p. 7' });
  const { changes } = opened.execute({ type: 'evidence.delete', id: evidence.id });
  expect(changes).toEqual([{ noun: 'evidence', id: evidence.id, value: null }]);
  expect(refusalOf(() => opened.execute({ type: 'evidence.delete', id: evidence.id })).code).toBe(
    'evidence.notFound',
  );
  opened.undo();
  expect(opened.snapshot().evidence).toHaveLength(1);
});

test("a reference can't be deleted while living claims rest on it", () => {
  const { opened, claimId, reference } = withEvidence();
  const remove = { type: 'reference.delete', id: reference.id } as const;
  expect(refusalOf(() => opened.execute(remove))).toEqual({ code: 'reference.inUse', params: { count: 1 } });
  opened.execute({ type: 'claim.delete', id: claimId });
  opened.execute(remove);
  expect(opened.snapshot().references[0]!.deletedAt).not.toBeNull();
  expect(refusalOf(() => opened.execute(remove)).code).toBe('reference.notFound');
  opened.undo();
  opened.execute({ type: 'reference.update', id: reference.id, patch: { containerTitle: 'Annals' } });
  expect(opened.snapshot().references[0]).toMatchObject({
    containerTitle: 'Annals',
    title: 'Harbour Report',
  });
});

test('evidence needs a claim and a reference that are there', () => {
  const { opened, claimId, reference } = withEvidence();
  expect(refusalOf(() => opened.execute(evidenceCommand(reference.id, reference.id))).code).toBe(
    'claim.notFound',
  );
  expect(refusalOf(() => opened.execute(evidenceCommand(claimId, claimId))).code).toBe('reference.notFound');
});
