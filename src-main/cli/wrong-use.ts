/** Wrong use: a command line that can't be meant as it stands. Ends with status 2, before anything is touched. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { partialDateSchema } from '../../src-shared/domain/dates';
import { safeHref } from '../../src-shared/domain/report-text';
import { en } from '../../src-shared/strings/en';
import { fill, type MessageParams } from '../../src-shared/strings/format';
import { LINE_LIMIT } from '../../src-shared/limits';

type WrongUseCode = Exclude<keyof typeof en.cli.wrongUse, 'hint' | 'needsValue' | 'takesNoValue'>;

export class WrongUse extends Error {
  constructor(code: WrongUseCode, params: MessageParams = {}) {
    super(fill(en.cli.wrongUse[code], params));
    this.name = 'WrongUse';
  }
}

type OptionKinds = Readonly<Record<string, 'text' | 'switch'>>;

export interface Words<K extends OptionKinds> {
  readonly positionals: readonly string[];
  readonly options: { readonly [N in keyof K]?: K[N] extends 'text' ? string : boolean };
}

/** Node names the option in its message only: "Unknown option '--x'", "Option '--title <value>' argument missing". */
function wrongUseOf(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return new WrongUse('unknownOption', { option });
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE': {
      const { needsValue, takesNoValue } = en.cli.wrongUse;
      return new WrongUse('optionValue', {
        option,
        need: message.includes('does not take') ? takesNoValue : needsValue,
      });
    }
    default:
      return error;
  }
}

/** @throws WrongUse for an option that is not there, or has a value too many or too few */
export function readWords<K extends OptionKinds>(args: readonly string[], kinds: K): Words<K> {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, kind] of Object.entries(kinds))
    options[name] = { type: kind === 'text' ? 'string' : 'boolean' };
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { positionals, options: values as Words<K>['options'] };
  } catch (error) {
    throw wrongUseOf(error);
  }
}

/** The arguments by name, in order. @throws WrongUse for one that is missing, and for one too many */
export function readArguments(
  positionals: readonly string[],
  names: readonly (keyof typeof en.cli.arguments)[],
): readonly string[] {
  const missing = names.find((_, index) => (positionals[index] ?? '') === '');
  if (missing) throw new WrongUse('missingArgument', { argument: en.cli.arguments[missing] });
  const extra = positionals[names.length];
  if (extra !== undefined) throw new WrongUse('tooMany', { word: extra });
  return positionals;
}

/** @throws WrongUse where the option is there and empty, or longer than a line may be */
export function checkLine(option: string, value: string): string {
  if (value.trim() === '') throw new WrongUse('emptyOption', { option: `--${option}` });
  if (value.length > LINE_LIMIT) throw new WrongUse('tooLong', { option: `--${option}`, limit: LINE_LIMIT });
  return value;
}

/** The pattern lets 31 February through; a calendar does not. */
function isRealDay(date: string): boolean {
  const day = date.slice(0, 10);
  if (day.length < 10) return true;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

export function checkDate(option: string, value: string): string {
  if (value === '' || !partialDateSchema.safeParse(value).success || !isRealDay(value)) {
    throw new WrongUse('date', { option: `--${option}`, value });
  }
  return value;
}

export function checkUrl(value: string): string {
  if (safeHref(value) === null || value.length > 2048) throw new WrongUse('url', { value });
  return value;
}

/** In its canonical form: `PT-br` is `pt-BR`. */
export function checkLanguage(value: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(value);
    if (tag !== undefined && tag.length <= 35) return tag;
  } catch {
    // Not a BCP 47 tag; said below.
  }
  throw new WrongUse('language', { value });
}
