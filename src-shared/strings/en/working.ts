/** Words for what happens to a case file while it is open: locks, moved files, full disks, cloud folders. */
export const working = {
  /** In the place of a name that nobody gave. */
  nobody: 'somebody without a name',
  noHost: 'an unknown computer',
  causes: {
    gone: '"{name}" was moved, renamed or deleted while it was open.',
    movedTo: '"{name}" was moved while it was open. It is now {now}.',
    replaced: '"{name}" was replaced by another file while it was open.',
    overwritten:
      'What "{name}" held was overwritten or damaged while it was open: it is another case now, or none.',
    walMode:
      'Another program has switched "{name}" to a mode (WAL) that can lose changes, while it was open here.',
    oddBeside:
      'Something that is not an ordinary file was put beside "{name}", in the place of its journal, while it was open here.',
    folderGone: 'The folder that held "{name}" is gone.',
    readOnly: '"{name}" can\'t be written any more: the file or its folder has become read-only.',
    diskError: 'The disk that holds "{name}" can\'t be read or written any more.',
  },
  services: {
    dropbox: 'Dropbox',
    onedrive: 'OneDrive',
    icloud: 'iCloud',
    nextcloud: 'Nextcloud',
    googledrive: 'Google Drive',
  },
  banner: 'About this case file',
  locked: {
    title: 'Case is open elsewhere',
    readOnly: 'Open Read-Only',
    takeOver: 'Take Over',
    cancel: 'Cancel',
  },
  hung: {
    message: 'This window does not answer.',
    detail: 'Everything that was shown as saved is in the case file.',
    wait: 'Wait',
    reload: 'Reload Window',
  },
  lastChange: 'the last change',
} as const;
