import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAsset, listAssets, type Assets } from './assets';

let root: string;
let assets: Assets;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-assets-'));
  const renderer = join(root, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<html></html>');
  writeFileSync(join(renderer, 'assets', 'index-a1.js'), '1');
  writeFileSync(join(renderer, 'assets', 'index-a1.css'), 'a{}');
  writeFileSync(join(renderer, 'assets', 'index-a1.js.map'), '{}');
  writeFileSync(join(renderer, '.env'), 'SECRET');
  writeFileSync(join(root, 'secret.html'), 'secret');
  symlinkSync(join(root, 'secret.html'), join(renderer, 'link.html'));
  symlinkSync(root, join(renderer, 'up'));
  assets = listAssets(renderer);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const HOSTILE: readonly string[] = [
  'app://bundle/',
  'app://bundle',
  'app://bundle//index.html',
  'app://bundle/index.html/',
  'app://bundle/index.html%00',
  'app://bundle/index.html%00.png',
  'app://bundle/%00',
  'app://bundle/INDEX.HTML',
  'app://bundle/index.htm',
  'app://bundle/index',
  'app://bundle/../secret.html',
  'app://bundle/../../secret.html',
  'app://bundle/..%2fsecret.html',
  'app://bundle/..%2Fsecret.html',
  'app://bundle/%2e%2e/secret.html',
  'app://bundle/%2e%2e%2fsecret.html',
  'app://bundle/%252e%252e/secret.html',
  'app://bundle/%252e%252e%252fsecret.html',
  'app://bundle/..%5csecret.html',
  'app://bundle/..\\secret.html',
  'app://bundle/..%255csecret.html',
  'app://bundle/....//secret.html',
  'app://bundle/assets/../../secret.html',
  'app://bundle/assets/..%2f..%2fsecret.html',
  'app://bundle/assets/%2e%2e/%2e%2e/secret.html',
  'app://bundle/assets',
  'app://bundle/assets/',
  'app://bundle/assets/.',
  'app://bundle/assets/..',
  'app://bundle/assets/index-a1.js.map',
  'app://bundle/assets/index-a1.j%73',
  'app://bundle/assets%2findex-a1.js',
  'app://bundle/assets\\..\\..\\secret.html',
  'app://bundle/link.html',
  'app://bundle/up/secret.html',
  'app://bundle/up',
  'app://bundle/.env',
  'app://bundle/.git/config',
  'app://bundle//etc/passwd',
  'app://bundle/etc/passwd',
  'app://bundle/%2fetc%2fpasswd',
  'app://bundle/C:/Windows/win.ini',
  'app://bundle/C:%5cWindows%5cwin.ini',
  'app://bundle/file:///etc/passwd',
  'app://bundle/app://bundle/index.html',
  'app://bundle/\u202eindex.html',
  'app://bundle/index.html;x',
  'app://bundle/index.html:$DATA',
  'app://bundle/constructor',
  'app://bundle/__proto__',
  'app://bundle/toString',
  'app://other/index.html',
  'app://bundle.evil/index.html',
  'app://evil@bundle.example/index.html',
  'app://user@bundle/index.html',
  'app://user:secret@bundle/index.html',
  'app://bundle:80/index.html',
  'app:///index.html',
  'app:index.html',
  'app:/index.html',
  'file:///index.html',
  'file://bundle/index.html',
  'http://bundle/index.html',
  'https://bundle/index.html',
  'report://bundle/index.html',
  'blob:app://bundle/index.html',
  'index.html',
  '/index.html',
  '',
  'not an address',
];

describe('findAsset', () => {
  test.each(HOSTILE)('gives nothing for %j', (address) => {
    expect([400, 404]).toContain(findAsset(assets, 'GET', address).status);
  });

  test('there are enough hostile addresses', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60);
  });

  test('gives the built files, whatever stands behind the path', () => {
    expect(findAsset(assets, 'GET', 'app://bundle/index.html')).toEqual({
      status: 200,
      path: join(root, 'renderer', 'index.html'),
      type: 'text/html; charset=utf-8',
    });
    expect(findAsset(assets, 'GET', 'app://bundle/assets/index-a1.js?v=1#x').status).toBe(200);
    expect(findAsset(assets, 'GET', 'app://bundle/assets/index-a1.css').status).toBe(200);
  });

  test.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'get'])('only GET, not %s', (method) => {
    expect(findAsset(assets, method, 'app://bundle/index.html')).toEqual({ status: 405 });
  });

  test('lists nothing but ordinary files of known types', () => {
    expect([...assets.keys()].toSorted()).toEqual([
      '/assets/index-a1.css',
      '/assets/index-a1.js',
      '/index.html',
    ]);
  });
});
