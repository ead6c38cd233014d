/** What is wrong with a date as a person wrote it. */
import { partialDateSchema } from '../../../src-shared/domain/dates';
import { en } from '../../../src-shared/strings/en';

/** @returns words for the person; undefined = the date is fine, or empty */
export function dateProblem(text: string): string | undefined {
  if (!partialDateSchema.safeParse(text).success) return en.claims.reference.problems.date;
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // The schema's pattern takes any day up to 31; the calendar does not. A leap day needs its own year.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 ? undefined : en.claims.reference.problems.noSuchDay;
}
