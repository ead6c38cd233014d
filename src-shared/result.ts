/** Failure as data: what every call that can fail in an expected way returns. Exceptions are bugs. */
import type { AppError, ErrorCode, ErrorParams } from './errors';

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export function ok(): Result<void>;
export function ok<T>(value: T): Result<T>;
export function ok<T>(value?: T): Result<T | undefined> {
  return { ok: true, value };
}

export function fail(
  code: ErrorCode,
  params: ErrorParams = {},
): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error: { code, params } };
}

export function failWith(error: AppError): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error };
}
