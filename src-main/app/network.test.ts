import { expect, test } from 'vitest';
import { isLocalAddress, SWITCHES } from './network';

test.each([
  'app://bundle/index.html',
  'blob:app://bundle/1',
  'data:image/png;base64,AA==',
  'report://print/report.html',
])('%s stays in the process', (url) => {
  expect(isLocalAddress(url, true)).toBe(true);
});

test.each([
  'https://example.org/',
  'http://127.0.0.1:80/',
  'ws://example.org/',
  'file:///etc/passwd',
  'ftp://example.org/',
  'chrome-extension://x/',
  'apple:x',
  'application:x',
  '',
])('%j is cancelled', (url) => {
  expect(isLocalAddress(url, true)).toBe(false);
});

test('developer tools load only where the app is not packaged', () => {
  expect(isLocalAddress('devtools://devtools/bundled/x.js', true)).toBe(false);
  expect(isLocalAddress('devtools://devtools/bundled/x.js', false)).toBe(true);
});

test('the name resolver is shut, which no other layer does', () => {
  expect(SWITCHES).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
});
