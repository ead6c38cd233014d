/** Drafts that could not be saved (too long, or the case file refused them): they wait here for their field to come back. */
const drafts = new Map<string, string>();

export function keepDraft(key: string, text: string): void {
  drafts.set(key, text);
}

export function dropDraft(key: string): void {
  drafts.delete(key);
}

export function keptDraft(key: string): string | undefined {
  return drafts.get(key);
}
