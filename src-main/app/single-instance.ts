/** Single instance: one running app; a second start hands over what it was asked to open and ends. */
import { app } from 'electron';
import { z } from 'zod';

const requestSchema = z.object({ files: z.array(z.string().max(4096)).max(1000), sample: z.boolean() });
export interface OpenRequest {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly sample: boolean;
}

/**
 * The paths go over as data: the argument list of a second start arrives reordered and is relative to
 * its own folder.
 * @returns whether this is the first instance
 */
export function claimSingleInstance(request: OpenRequest, onSecond: (request: OpenRequest) => void): boolean {
  const isFirst = app.requestSingleInstanceLock(request);
  if (isFirst) {
    app.on('second-instance', (_event, _argv, _folder, data) => {
      onSecond(requestSchema.catch({ files: [], sample: false }).parse(data));
    });
  }
  return isFirst;
}
