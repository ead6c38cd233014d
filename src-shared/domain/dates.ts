/** Dates as analysts know them: a year, a month, a day, or an instant, always ISO 8601. */
import { z } from 'zod';

/** `2022`, `2022-03`, `2022-03-07` or an RFC 3339 instant; '' means unknown. */
export const partialDateSchema = z
  .string()
  .regex(/^$|^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T[\d:.]+(Z|[+-]\d\d:\d\d))?)?)?$/);

/** An instant in UTC, e.g. `2026-11-25T01:43:52.000Z`. */
export const instantSchema = z.iso.datetime({ offset: true });
