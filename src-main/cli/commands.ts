/** The commands by name: all that the window's start has to know of the command line. */

export const COMMANDS = [
  'new',
  'import',
  'annotate',
  'show',
  'export',
  'check',
  'backup',
  'versions',
  'restore',
  'recover',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export function isCommand(word: string): word is CommandName {
  return (COMMANDS as readonly string[]).includes(word);
}

/** True when the app was started for the command line and not for a window. */
export function isCliCommand(word: string): boolean {
  return isCommand(word) || word === 'help';
}
