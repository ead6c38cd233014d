/** What goes to the process that keeps cases, and what comes back: an order, `ready` when only its last step is left, `go`, the answer. */
import { basename } from 'node:path';
import { z } from 'zod';
import { assertNever } from '../../../src-shared/assert';
import { salvageReportSchema } from '../../../src-shared/domain/recovery';
import { VERSION_KINDS, versionSchema } from '../../../src-shared/domain/version';
import { ERROR_CODES } from '../../../src-shared/errors';
import { VERSION_NAME_LIMIT } from '../../../src-shared/limits';
import type { Compared } from './compare-version';

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
  /** Makes of the pages of a case a verified, compact copy, and puts it in place. `isNew`: where it replaces nothing. */
  z.object({ kind: z.literal('copy'), pages: path, temporary: path, target: path, isNew: z.boolean() }),
  /** Looks at all of a file, and says whether its journal ends with this hash, and it is still whole if it was. */
  z.object({
    kind: z.literal('verify'),
    path,
    name: z.string(),
    hash: z.string(),
    verified: z.boolean(),
  }),
  /** Compares a case that is open with a version of it. `readable`: a file that is made where the version is of an older format. */
  z.object({
    kind: z.literal('compare'),
    case: path,
    version: path,
    name: z.string(),
    readable: path,
    want: z.enum(['preview', 'differences']),
  }),
  z.object({
    kind: z.literal('salvage'),
    damaged: path,
    out: path,
    files: z.object({ copy: path, filled: path, rest: path }),
    analyst: z.string(),
    at: z.string(),
  }),
  /** The last step of the order before may be taken. */
  z.object({ kind: z.literal('go') }),
]);
export type KeepRequest = Readonly<z.infer<typeof keepRequestSchema>>;
export type KeepOrder = Exclude<KeepRequest, { readonly kind: 'go' }>;

const errorSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const keepReplySchema = z.discriminatedUnion('kind', [
  /** Everything is done but the last step, which changes files that stay. Until it may be taken the process can be ended. */
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('backup'), value: versionSchema }),
  z.object({ kind: z.literal('copied') }),
  z.object({ kind: z.literal('verified') }),
  /** Not looked into: it comes from our own code, and may be large. */
  z.object({ kind: z.literal('compared'), value: z.custom<Compared>() }),
  z.object({ kind: z.literal('salvage'), value: salvageReportSchema }),
  z.object({ kind: z.literal('refused'), error: errorSchema }),
  /** A bug of ours, set off by what was in the file. */
  z.object({ kind: z.literal('broke'), detail: z.string() }),
]);
export type KeepReply = Readonly<z.infer<typeof keepReplySchema>>;

/** The file that an order is about, for messages; a version is called by its name. */
export function nameIn(order: KeepOrder): string {
  switch (order.kind) {
    case 'backup':
      return basename(order.order.source);
    case 'copy':
      return basename(order.target);
    case 'verify':
    case 'compare':
      return order.name;
    case 'salvage':
      return basename(order.out);
    default:
      return assertNever(order);
  }
}
