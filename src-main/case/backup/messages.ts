/** What goes to the process that makes backups and salvages, and what comes back. */
import { z } from 'zod';
import { salvageReportSchema } from '../../../src-shared/domain/recovery';
import { VERSION_KINDS, versionSchema } from '../../../src-shared/domain/version';
import { ERROR_CODES } from '../../../src-shared/errors';
import { VERSION_NAME_LIMIT } from '../../../src-shared/limits';

const path = z.string().min(1);

export const keepRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('backup'),
    order: z.object({
      copy: path,
      source: path,
      kind: z.enum(VERSION_KINDS),
      name: z.string().max(VERSION_NAME_LIMIT),
      at: z.string(),
    }),
  }),
  /** Looks at all of a file, and says whether its journal ends with this hash, and it is still whole if it was. */
  z.object({ kind: z.literal('verify'), path, hash: z.string(), verified: z.boolean() }),
  z.object({ kind: z.literal('salvage'), damaged: path, out: path, analyst: z.string(), at: z.string() }),
]);
export type KeepRequest = Readonly<z.infer<typeof keepRequestSchema>>;

const errorSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const keepReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backup'), value: versionSchema }),
  z.object({ kind: z.literal('verified') }),
  z.object({ kind: z.literal('salvage'), value: salvageReportSchema }),
  z.object({ kind: z.literal('refused'), error: errorSchema }),
  /** A bug of ours, set off by what was in the file. */
  z.object({ kind: z.literal('broke'), detail: z.string() }),
]);
export type KeepReply = Readonly<z.infer<typeof keepReplySchema>>;
