/** The expected failure that a call ends in, for tests to compare. */
import { Refusal } from '../../../src-shared/errors';
import type { AppError } from '../../../src-shared/errors';

export function refusalOf(call: () => unknown): AppError | null {
  try {
    call();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.error;
    throw error;
  }
}
