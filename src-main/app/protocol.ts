/** Protocol: serves the built window as app://bundle/, with its content security policy as a header. */
import { protocol, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findAsset, listAssets } from './assets';
import { windowPolicy, withNonce } from './csp';

/** `report` holds the HTML that is being printed to PDF; both must be known before the app is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true } as const;
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    { scheme: 'report', privileges: { standard: true, secure: true } },
  ]);
}

/** @param folder the built renderer */
export function serveApp(session: Session, folder: string): void {
  const assets = listAssets(folder);
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    'Content-Security-Policy': windowPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
  session.protocol.handle('app', async (request) => {
    const asset = findAsset(assets, request.method, request.url);
    if (asset.status !== 200) return new Response(null, { status: asset.status, headers });
    const bytes = await readFile(asset.path);
    const body = asset.path.endsWith('.html') ? withNonce(bytes.toString('utf8'), nonce) : bytes;
    return new Response(body, { headers: { ...headers, 'Content-Type': asset.type } });
  });
}
