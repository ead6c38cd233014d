import { expect, onTestFinished, test } from 'vitest';
import { canFallSilent, folderKind, folderKindOf } from './folder-kind';
import { testFolder, cleanUpWith } from './test-case';

cleanUpWith(onTestFinished);

const MOUNTS = `/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/home /srv/team nfs4 rw 0 0
//nas/docs /mnt/My\\040Files cifs rw 0 0
sshfs#ada@host: /home/ada/remote fuse.sshfs rw 0 0
/dev/fuse /home/ada/.doc fuse.portal rw 0 0
/dev/sdb1 /srv/team/local ext4 rw 0 0
/dev/sdc1 /media/stick fuseblk rw 0 0
portal /run/gvfs fuse.gvfsd-fuse rw 0 0
first /over nfs rw 0 0
second /over ext4 rw 0 0
`;

function kind(path: string, ...files: readonly string[]) {
  return folderKind(path, { mounts: MOUNTS, exists: (file) => files.includes(file) });
}

test.each([
  ['/home/ada/Dropbox/cases/a.plumb', 'dropbox', '/home/ada/Dropbox'],
  ['/home/ada/Dropbox (The Paper)/a.plumb', 'dropbox', '/home/ada/Dropbox (The Paper)'],
  ['/Users/ada/OneDrive - The Paper/a.plumb', 'onedrive', '/Users/ada/OneDrive - The Paper'],
  ['/Users/ada/Library/CloudStorage/OneDrive-Personal/a.plumb', 'onedrive', null],
  ['/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/a.plumb', 'googledrive', null],
  ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/a.plumb', 'icloud', null],
  ['/home/ada/Nextcloud/a.plumb', 'nextcloud', '/home/ada/Nextcloud'],
])('%s is in a cloud folder by its name', (path, service, root) => {
  expect(kind(path)).toMatchObject({ is: 'cloud', service, ...(root === null ? {} : { root }) });
});

test('a folder is known by what the services put into it, whatever its name', () => {
  expect(kind('/data/sync/x/a.plumb', '/data/sync/.dropbox')).toEqual({
    is: 'cloud',
    service: 'dropbox',
    root: '/data/sync',
  });
  expect(kind('/data/sync/a.plumb', '/data/sync/.sync_journal.db')).toMatchObject({ service: 'nextcloud' });
});

test.each([
  ['/srv/team/a.plumb', 'nfs4', '/srv/team'],
  ['/mnt/My Files/deep/a.plumb', 'cifs', '/mnt/My Files'],
  ['/home/ada/remote/a.plumb', 'sshfs', '/home/ada/remote'],
  ['/run/gvfs/smb-share/a.plumb', 'gvfsd-fuse', '/run/gvfs'],
  ['\\\\nas\\docs\\a.plumb', 'smb', '\\\\nas\\docs'],
])('%s is on a network drive', (path, type, root) => {
  expect(kind(path)).toEqual({ is: 'network', type, root });
});

test.each([
  '/home/ada/Documents/a.plumb',
  '/srv/team/local/a.plumb',
  '/srv/teams/a.plumb',
  '/home/ada/.doc/a.plumb',
  '/over/a.plumb',
  '/home/ada/Dropbox notes/a.plumb',
])('%s is an ordinary folder', (path) => {
  expect(kind(path)).toEqual({ is: 'local' });
});

test.each([
  ['/srv/team/a.plumb', true],
  ['/home/ada/remote/a.plumb', true],
  ['/home/ada/.doc/a.plumb', true],
  ['/home/ada/Documents/a.plumb', false],
  ['/media/stick/a.plumb', false],
])('the drive of %s can fall silent: %s', (path, can) => {
  expect(canFallSilent(path, { mounts: MOUNTS, exists: () => false })).toBe(can);
});

test('a temporary folder of this machine is local', () => {
  expect(folderKindOf(`${testFolder()}/a.plumb`)).toEqual({ is: 'local' });
});
