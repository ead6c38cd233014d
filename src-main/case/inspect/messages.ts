/** What goes to the process that inspects and what comes back: the same messages over both kinds of channel. */
import { z } from 'zod';
import { inspectionReportSchema } from '../../../src-shared/domain/inspection';
import { ERROR_CODES } from '../../../src-shared/errors';

export const inspectRequestSchema = z.discriminatedUnion('kind', [
  /** Copies the file to a folder of its own and looks at all of it there. */
  z.object({
    kind: z.literal('inspect'),
    path: z.string().min(1),
    /** An empty folder for the copies. */
    folder: z.string().min(1),
    /** Originals to compare with their hashes: all, or as many as are read quickly. */
    originals: z.enum(['all', 'sample']),
    /** A hash to look for in the journal. */
    askedHash: z.string().nullable(),
  }),
  /** Only the pages, of a copy: for a file that this installation closed itself. */
  z.object({ kind: z.literal('pages'), path: z.string().min(1), folder: z.string().min(1) }),
]);
export type InspectRequest = Readonly<z.infer<typeof inspectRequestSchema>>;

const errorSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const inspectReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), value: inspectionReportSchema }),
  /** null = the pages are sound. */
  z.object({ kind: z.literal('pages'), problem: z.string().nullable() }),
  z.object({ kind: z.literal('refused'), error: errorSchema }),
]);
export type InspectReply = Readonly<z.infer<typeof inspectReplySchema>>;
