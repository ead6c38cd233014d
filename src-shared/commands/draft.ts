/** Draft: what somebody is typing that is not in the case file yet, as the command that would put it there. */
import { z } from 'zod';
import { claimFlag, claimUpdate, type WindowCommand } from './command';
import type { Claim } from '../domain/claim';
import { plainText, writtenRichTextSchema } from '../domain/rich-text';

/** The commands of fields that save themselves, also with what does not fit its field: it was typed all the same. */
const draftCommandSchema = z.discriminatedUnion('type', [
  claimUpdate.extend({
    patch: z
      .object({
        statement: z.string(),
        speaker: z.string(),
        statedOn: z.string(),
        rationale: writtenRichTextSchema,
      })
      .partial(),
  }),
  claimFlag.extend({ reason: z.string() }),
]);
export type DraftCommand = Readonly<z.infer<typeof draftCommandSchema>> & WindowCommand;

export const draftSchema = z.object({
  /** Names the field, and the page in which it was typed: what was left behind is never overwritten. */
  key: z.string().min(1).max(200),
  /** When it was typed: ISO 8601, UTC. */
  at: z.iso.datetime(),
  command: draftCommandSchema,
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;

export type DraftField = 'statement' | 'speaker' | 'statedOn' | 'rationale' | 'flagReason';

/** Whether it can be put in as it is; what is too long, or half a date, can only be copied from. */
export function fits({ command }: Draft): boolean {
  return z.union([claimUpdate, claimFlag]).safeParse(command).success;
}

/** What was typed, as plain text, and where; null = nothing that is typed. */
export function typedIn({ command }: Draft): { readonly field: DraftField; readonly text: string } | null {
  if (command.type === 'claim.flag') return { field: 'flagReason', text: command.reason };
  const { statement, speaker, statedOn, rationale } = command.patch;
  if (statement !== undefined) return { field: 'statement', text: statement };
  if (speaker !== undefined) return { field: 'speaker', text: speaker };
  if (statedOn !== undefined) return { field: 'statedOn', text: statedOn };
  return rationale === undefined ? null : { field: 'rationale', text: plainText(rationale) };
}

/** Whether the claim says so already: the app may end between saving a text and forgetting its draft. */
export function isInClaim({ command }: Draft, claim: Claim): boolean {
  if (command.type === 'claim.flag') return claim.flagged && claim.flagReason === command.reason;
  return Object.entries(command.patch).every(
    ([field, value]) => JSON.stringify(claim[field as keyof Claim]) === JSON.stringify(value),
  );
}
