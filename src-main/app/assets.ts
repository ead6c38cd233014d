/** Assets: which built file an app:// address means. Only files listed at start exist, so no path can lead out. */
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export const APP_ORIGIN = 'app://bundle';
export const INDEX_URL = `${APP_ORIGIN}/index.html`;

/** Built file by address path, e.g. `/assets/index.js`. */
export type Assets = ReadonlyMap<string, string>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
};

function walk(folder: string, address: string): [address: string, path: string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, `${address}${entry.name}/`);
    return entry.isFile() && extname(entry.name) in TYPES ? [[`${address}${entry.name}`, path]] : [];
  });
}

/** Ordinary files of known types below a folder; links are left out, since they could point anywhere. */
export function listAssets(folder: string): Assets {
  return new Map(walk(folder, '/'));
}

export type Asset =
  | { readonly status: 200; readonly path: string; readonly type: string }
  | { readonly status: 400 | 404 | 405 };

/**
 * The path of an address is compared as it stands, never decoded: built files have plain names, so an
 * escaped one is either wrong or hostile.
 */
export function findAsset(assets: Assets, method: string, address: string): Asset {
  if (method !== 'GET') return { status: 405 };
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { status: 400 };
  }
  if (url.protocol !== 'app:' || url.host !== 'bundle' || url.username !== '' || url.password !== '') {
    return { status: 404 };
  }
  if (url.pathname.includes('%') || url.pathname.includes('\\')) return { status: 400 };
  const path = assets.get(url.pathname);
  if (path === undefined) return { status: 404 };
  return { status: 200, path, type: TYPES[extname(path)] ?? 'application/octet-stream' };
}
