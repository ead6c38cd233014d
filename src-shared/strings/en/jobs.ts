/** What is said of something that takes long while it does. */
import type { JobKind } from '../../ipc/types';

export const jobs: Readonly<
  Record<JobKind, { readonly title: string; readonly hint: string; readonly cancel: string }>
> = {
  drive: {
    title: 'Waiting for the drive with "{name}"',
    hint: 'The drive, or the network it is on, has not answered yet. Nothing else waits for it.',
    cancel: 'Cancel Opening',
  },
  inspection: {
    title: 'Checking "{name}"',
    hint: 'The file is looked at in a process of its own before anything of it is shown.',
    cancel: 'Cancel Opening',
  },
  check: {
    title: 'Checking "{name}"',
    hint: 'A process of its own looks at a copy of the file.',
    cancel: 'Cancel',
  },
  copy: {
    title: 'Saving the copy "{name}"',
    hint: 'You can go on working. What you change meanwhile may be in it.',
    cancel: 'Cancel',
  },
  version: {
    title: 'Saving the version "{name}"',
    hint: 'You can go on working. What you change meanwhile may be in it.',
    cancel: 'Cancel',
  },
  compare: {
    title: 'Comparing with "{name}"',
    hint: 'Nothing is changed by that.',
    cancel: 'Cancel',
  },
  restore: {
    title: 'Restoring "{name}"',
    hint: 'It is checked, and a backup of the case as it is now is made first.',
    cancel: 'Cancel',
  },
  backup: {
    title: 'Putting a backup in the place of "{name}"',
    hint: 'It is checked and copied first. Until that is done nothing is moved.',
    cancel: 'Cancel',
  },
  salvage: {
    title: 'Salvaging "{name}"',
    hint: 'Everything that is still readable is read. The file is not changed.',
    cancel: 'Cancel',
  },
};
