/** Folder kind: does a case lie in a folder that a cloud service keeps in step, or on a network drive? */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { en } from '../../src-shared/strings/en';

export type CloudService = keyof typeof en.working.services;

/** `root` is the folder that a person is warned of once. */
export type FolderKind =
  | { readonly is: 'local' }
  | { readonly is: 'cloud'; readonly service: CloudService; readonly root: string }
  | { readonly is: 'network'; readonly type: string; readonly root: string };

/** What is asked of the system, so that tests can stand in for it. */
export interface FolderFacts {
  /** The text of /proc/mounts (proc(5)); '' on systems without it. */
  readonly mounts: string;
  readonly exists: (path: string) => boolean;
}

/** Files that the services' own programs put into the folder that they keep in step. */
const MARKERS: readonly (readonly [file: string, service: CloudService])[] = [
  ['.dropbox', 'dropbox'],
  ['.dropbox.cache', 'dropbox'],
  ['.sync_journal.db', 'nextcloud'],
  ['.owncloudsync.log', 'nextcloud'],
  ['.nextcloudsync.log', 'nextcloud'],
  ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'onedrive'],
  ['.tmp.driveupload', 'googledrive'],
];

/** Names that the services give that folder by default; OneDrive and Dropbox add a company's name. */
const NAMES: readonly (readonly [name: RegExp, service: CloudService])[] = [
  [/^Dropbox( \(.+\))?$/, 'dropbox'],
  [/^OneDrive( - .+|-.+)?$/, 'onedrive'],
  [/^(Mobile Documents|iCloudDrive|iCloud Drive)$/, 'icloud'],
  [/^Nextcloud\d?$/i, 'nextcloud'],
  [/^(Google ?Drive|GoogleDrive-.+|My Drive)$/, 'googledrive'],
];

/** File systems whose other end is a network (mount(8)), and those of FUSE that are. */
const NETWORK =
  /^(nfs\d?|cifs|smb\d?|smbfs|afs|ncpfs|9p|ceph|glusterfs|webdav|davfs2?|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|s3fs|glusterfs|google-drive-ocamlfuse))$/;

/** From the file's folder up: markers first, since names can be anybody's. */
function cloudOf(folders: readonly string[], exists: (path: string) => boolean): FolderKind | null {
  for (const root of folders) {
    const marker = MARKERS.find(([file]) => exists(join(root, file)));
    const name = root.slice(root.lastIndexOf(sep) + 1);
    const service = marker?.[1] ?? NAMES.find(([pattern]) => pattern.test(name))?.[1];
    if (service !== undefined) return { is: 'cloud', service, root };
  }
  return null;
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); !folders.includes(folder); folder = dirname(folder)) folders.push(folder);
  return folders;
}

/** Blanks and the like in a mount point are written as octal numbers: \040. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

/** The innermost mount point counts; of two on one point the later one, which lies over the other. */
function mountOf(path: string, mounts: string): { readonly point: string; readonly type: string } | null {
  let found: { readonly point: string; readonly type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, at = '', type = ''] = line.split(' ');
    const point = unescaped(at);
    const isAbove = point === '/' || path === point || path.startsWith(`${point}/`);
    if (at !== '' && isAbove && point.length >= (found?.point.length ?? 0)) found = { point, type };
  }
  return found;
}

/** @param path of a case file, absolute, symbolic links resolved */
export function folderKind(path: string, { mounts, exists }: FolderFacts): FolderKind {
  const cloud = cloudOf(foldersAbove(path), exists);
  if (cloud) return cloud;
  // A share of Windows: \\server\share.
  const share = /^\\\\[^\\]+\\[^\\]+/.exec(path)?.[0];
  if (share !== undefined) return { is: 'network', type: 'smb', root: share };
  const mount = mountOf(path, mounts);
  return mount && NETWORK.test(mount.type)
    ? { is: 'network', type: mount.type.replace('fuse.', ''), root: mount.point }
    : { is: 'local' };
}

/** Whether a drive can fall silent: one at the other end of a network, or one that some program plays (fuse(4)). */
export function canFallSilent(path: string, facts: FolderFacts): boolean {
  const kind = folderKind(path, facts);
  return kind.is === 'network' || /^fuse(\.|$)/.test(mountOf(path, facts.mounts)?.type ?? '');
}

function mountsText(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
}

/** Where the file is gone again, its name has to do. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const thisMachine = (): FolderFacts => ({ mounts: mountsText(), exists: existsSync });

/** The kind of the folder that a file on this machine lies in. */
export function folderKindOf(path: string): FolderKind {
  return folderKind(realOf(path), thisMachine());
}

/** Only Linux says of each drive what it is; elsewhere any may fall silent. */
export function mayFallSilent(path: string): boolean {
  return process.platform !== 'linux' || canFallSilent(realOf(path), thisMachine());
}
