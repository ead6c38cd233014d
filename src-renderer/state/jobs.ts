/** Jobs: what takes long in main, as far as this window has been told of it. */
import { isOpening, type AppState, type Job } from '../../src-shared/ipc/types';
import { request } from '../bridge/client';
import { ask } from './run';
import { uiStore, type UiState } from './ui-store';

/** One that is over, or was never begun, is no matter. */
export async function cancelJob(token: string): Promise<void> {
  await ask(request('job.cancel', { token }));
}

/** Openings come and go with what is shown of the case; all others with the news of them. */
const openingsOf = (jobs: readonly Job[]): readonly Job[] => jobs.filter(({ kind }) => isOpening(kind));
const othersOf = (jobs: readonly Job[]): readonly Job[] => jobs.filter(({ kind }) => !isOpening(kind));

export function showOpenings({ jobs }: AppState): Pick<UiState, 'jobs'> {
  return { jobs: [...openingsOf(jobs), ...othersOf(uiStore.getState().jobs)] };
}

export function showOthers({ jobs }: AppState): void {
  uiStore.setState((shown) => ({ jobs: [...openingsOf(shown.jobs), ...othersOf(jobs)] }));
}

/** An answer that has it already can come before the news of it. */
export function jobBegan(job: Job): void {
  uiStore.setState(({ jobs }) => ({ jobs: [...jobs.filter(({ token }) => token !== job.token), job] }));
}

export function jobEnded({ token }: Job): void {
  uiStore.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.token !== token) }));
}
