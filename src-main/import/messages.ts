/** What goes to the process that reads and what comes back: the same two messages over both kinds of channel. */
import { z } from 'zod';
import { ERROR_CODES } from '../../src-shared/errors';
import { encodingSchema } from '../../src-shared/ipc/types';
import { importedArticleSchema } from './imported-article';

/** `name` of pasted text is what messages call it; a file is called by its own name. */
const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string().min(1) }),
  z.object({ kind: z.literal('text'), text: z.string(), name: z.string().min(1) }),
]);
export type ImportSource = Readonly<z.infer<typeof importSourceSchema>>;

export const importRequestSchema = z.object({
  source: importSourceSchema,
  /** null = find it out. */
  encoding: encodingSchema.nullable(),
  /** ISO date on which the import is done: the process that reads has no say in it. */
  today: z.string(),
});
export type ImportRequest = Readonly<z.infer<typeof importRequestSchema>>;

const errorSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const importReplySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: importedArticleSchema }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
export type ImportReply = Readonly<z.infer<typeof importReplySchema>>;
