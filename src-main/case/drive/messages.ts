/** What goes to the process that asks drives and what comes back. */
import { z } from 'zod';

export const driveQuestionSchema = z.object({ number: z.int(), path: z.string() });

/** `real`: the path with symbolic links resolved. `device` and `inode` say which file it is, whatever its name. */
const thereSchema = z.object({
  is: z.enum(['file', 'folder', 'other']),
  real: z.string(),
  device: z.bigint(),
  inode: z.bigint(),
});

/** `hidden`: there may be something, but nobody shows it to us. */
const foundSchema = z.discriminatedUnion('is', [
  thereSchema,
  z.object({ is: z.enum(['nothing', 'hidden']) }),
]);
export type Found = Readonly<z.infer<typeof foundSchema>>;

export const driveAnswerSchema = z.object({ number: z.int(), found: foundSchema });
export type DriveAnswer = Readonly<z.infer<typeof driveAnswerSchema>>;
