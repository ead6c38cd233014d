/** Requests about versions of the open case, and about a damaged one. Failures are shown. */
import type { SalvageReport } from '../../src-shared/domain/recovery';
import type { Version, VersionPreview } from '../../src-shared/domain/version';
import { request } from '../bridge/client';
import { flushAll } from './flush';
import { ask, commit } from './run';

/** What is being typed goes into it. @returns the version; null = it was cancelled, or not made, which has been said */
export async function saveVersion(name: string): Promise<Version | null> {
  await flushAll();
  return (await ask(request('version.save', { name })))?.value ?? null;
}

/** Newest first. */
export async function listVersions(): Promise<readonly Version[]> {
  return (await ask(request('version.list', undefined)))?.value ?? [];
}

/** @param token by which it can be cancelled. @returns null = it was, or it could not be compared, which has been said */
export async function previewVersion(id: string, token: string): Promise<VersionPreview | null> {
  return (await ask(request('version.preview', { id, token })))?.value ?? null;
}

/** @returns whether it was restored; by then the store shows it */
export function restoreVersion(id: string): Promise<boolean> {
  return commit(request('version.restore', { id }));
}

/** The case is closed first: what is being typed goes into it before. */
export async function beginRecovery(): Promise<void> {
  await flushAll();
  await ask(request('recovery.begin', undefined));
}

export async function restoreBackup(id: string): Promise<void> {
  await ask(request('recovery.restore', { id }));
}

/** @returns null = cancelled or failed */
export async function salvageCase(): Promise<SalvageReport | null> {
  return (await ask(request('recovery.salvage', undefined)))?.value ?? null;
}

export async function openSalvaged(): Promise<void> {
  await ask(request('recovery.openSalvaged', undefined));
}

export async function readDamaged(): Promise<void> {
  await ask(request('recovery.read', undefined));
}

export async function showDamaged(): Promise<void> {
  await ask(request('recovery.show', undefined));
}

export async function leaveRecovery(): Promise<void> {
  await ask(request('recovery.leave', undefined));
}
