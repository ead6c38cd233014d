/** Runs a command: to main, and back as an event. Failures are shown; the store is left to the event. */
import type { WindowCommand } from '../../src-shared/commands/command';
import type { AppError } from '../../src-shared/errors';
import type { Result } from '../../src-shared/result';
import { request } from '../bridge/client';
import { caseStore, type CaseState } from './case-store';
import { showError, uiStore } from './ui-store';

/** @returns whether the change was committed; by then it is in the store too */
export function run(command: WindowCommand): Promise<boolean> {
  return commit(request('case.execute', command));
}

/**
 * Like `run`, for dialogs, which show a failure beside its cause. Where the dialog was closed meanwhile, it is shown here.
 * @returns the failure; null = committed
 */
export async function tryRun(command: WindowCommand): Promise<AppError | null> {
  const { dialog } = uiStore.getState();
  const failure = await settle(request('case.execute', command));
  if (failure !== null && uiStore.getState().dialog !== dialog) tellFailure(failure);
  return failure;
}

export function undo(): Promise<boolean> {
  return commit(request('case.undo', undefined));
}

export function redo(): Promise<boolean> {
  return commit(request('case.redo', undefined));
}

/** What a person has cancelled needs no words. */
function tellFailure(error: AppError): void {
  if (error.code !== 'job.cancelled') showError(error);
}

/** Waits for an answer and shows its error, if any. @returns the value in a box; null = it failed, or was cancelled */
export async function ask<T>(answer: Promise<Result<T>>): Promise<{ readonly value: T } | null> {
  const result = await answer;
  if (result.ok) return { value: result.value };
  tellFailure(result.error);
  return null;
}

let running = 0;

async function settle(answer: Promise<Result<{ readonly seq: number }>>): Promise<AppError | null> {
  running += 1;
  uiStore.setState({ saving: true });
  try {
    const result = await answer;
    if (!result.ok) return result.error;
    const { seq } = result.value;
    await caseTells(({ history }) => history.headSeq >= seq);
    return null;
  } finally {
    running -= 1;
    uiStore.setState({ saving: running > 0 });
  }
}

export async function commit(answer: Promise<Result<{ readonly seq: number }>>): Promise<boolean> {
  const failure = await settle(answer);
  if (failure !== null) tellFailure(failure);
  return failure === null;
}

/** Waits until no command is on its way any more. */
export function settled(): Promise<void> {
  if (!uiStore.getState().saving) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = uiStore.subscribe(({ saving }) => {
      if (saving) return;
      stop();
      resolve();
    });
  });
}

/** Waits until the store shows what an answer promised, which comes by another way; or until the case is gone. */
export function caseTells(isTold: (state: CaseState) => boolean): Promise<void> {
  const isOver = (state: CaseState) => state.info === null || isTold(state);
  if (isOver(caseStore.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = caseStore.subscribe((state) => {
      if (!isOver(state)) return;
      stop();
      resolve();
    });
  });
}
