import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src-shared/errors';
import { LINK_LIMIT, openLink, parseLink, type LinkDoors } from './links';

const HOSTILE: readonly string[] = [
  '',
  ' ',
  'example.org',
  '//example.org',
  '/etc/passwd',
  '#anchor',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'file://server/share',
  'FILE:///C:/Windows/System32/calc.exe',
  'smb://server/share',
  'ftp://example.org/a',
  'ftps://example.org/a',
  'sftp://example.org/a',
  'ssh://example.org',
  'telnet://example.org',
  'gopher://example.org',
  'ldap://example.org',
  'ws://example.org',
  'wss://example.org',
  'mailto:a@example.org',
  'tel:+100',
  'sms:+100',
  'about:blank',
  'blob:https://example.org/1',
  'view-source:https://example.org',
  'chrome://settings',
  'devtools://devtools',
  'app://bundle/index.html',
  'report://print/report.html',
  'ms-msdt:/id PCWDiagnostic',
  'ms-officecmd:x',
  'search-ms:query=x',
  'vscode://file/etc/passwd',
  'steam://run/1',
  'zoommtg://x',
  'jar:https://example.org!/x',
  'https+unix://x',
  '\\\\server\\share',
  'http:\\\\example.org',
  'https:/\\example.org',
  'https:\\/example.org',
  'https:/example.org',
  'https:example.org',
  'https:///example.org',
  'https:////example.org',
  'http://',
  'https://',
  'https://?',
  'https://#x',
  'https://user@example.org/',
  'https://user:secret@example.org/',
  'https://example.org@evil.example/',
  'https://example.org%40evil.example/',
  'https://@example.org/',
  'https://:@example.org/',
  'https://example.org\\@evil.example',
  'https://example.org/a b',
  ' https://example.org/',
  'https://example.org/ ',
  'https://example.org/\n',
  'https://example.org/\r\nHost: x',
  'https://exam\tple.org/',
  'https://example.org/\u0000',
  'https://example.org/%00',
  'https://example.org/%0d%0aSet-Cookie:x',
  'https://example.org/%0A',
  'https://example.org/%7f',
  'https://example.org/\u202Egpj.exe',
  'https://exam\u200Bple.org/',
  'https://example.org/\u2066x',
  'https://exam\u00ADple.org/',
  'https://example.org/\uD800',
  'https://example.org:99999/',
  'https://exa mple.org/',
  'https://[::1',
  'https://256.256.256.256/',
  'https://xn--/',
  'https://ex<ample.org/',
  `https://example.org/${'a'.repeat(LINK_LIMIT)}`,
  `https://example.org/${'ä'.repeat(LINK_LIMIT / 3)}`,
];

describe('parseLink', () => {
  test.each(HOSTILE)('refuses %j', (url) => {
    expect(() => parseLink(url)).toThrow(Refusal);
  });

  test('there are enough hostile addresses', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60);
  });

  test.each([
    ['https://example.org', 'https://example.org/', 'example.org'],
    ['HTTP://Example.ORG/Path?q=1#f', 'http://example.org/Path?q=1#f', 'example.org'],
    ['https://example.org:8443/a', 'https://example.org:8443/a', 'example.org:8443'],
    ['https://example.org/a@b', 'https://example.org/a@b', 'example.org'],
    [
      'https://de.wikipedia.org/wiki/K%C3%B6ln',
      'https://de.wikipedia.org/wiki/K%C3%B6ln',
      'de.wikipedia.org',
    ],
    ['https://de.wikipedia.org/wiki/Köln', 'https://de.wikipedia.org/wiki/K%C3%B6ln', 'de.wikipedia.org'],
    ['http://[::1]:80/', 'http://[::1]/', '[::1]'],
  ])('takes %s', (address, href, host) => {
    expect(parseLink(address)).toEqual({ href, host });
  });

  test('a look-alike host is shown in its ASCII form', () => {
    expect(parseLink('https://аррӏе.example/').host).toBe('xn--80ak6aa92e.example');
  });

  test('the limit is exact', () => {
    const head = 'https://example.org/';
    const longest = head + 'a'.repeat(LINK_LIMIT - head.length);
    expect(parseLink(longest).href).toHaveLength(LINK_LIMIT);
    expect(() => parseLink(`${longest}a`)).toThrow(Refusal);
  });
});

describe('openLink', () => {
  const doors = (answer: 'open' | 'copy' | 'cancel') => ({
    ask: vi.fn<LinkDoors['ask']>(() => Promise.resolve(answer)),
    open: vi.fn<LinkDoors['open']>(() => Promise.resolve()),
    copy: vi.fn<LinkDoors['copy']>(),
  });

  test('asks with the whole address before it opens it', async () => {
    const { ask, open, copy } = doors('open');
    expect(await openLink('https://example.org/a', { ask, open, copy })).toBe(true);
    expect(ask).toHaveBeenCalledWith({ href: 'https://example.org/a', host: 'example.org' });
    expect(open).toHaveBeenCalledWith('https://example.org/a');
    expect(copy).not.toHaveBeenCalled();
  });

  test.each(['copy', 'cancel'] as const)('does not leave the app on %s', async (answer) => {
    const { ask, open, copy } = doors(answer);
    expect(await openLink('https://example.org/a', { ask, open, copy })).toBe(false);
    expect(open).not.toHaveBeenCalled();
    expect(copy).toHaveBeenCalledTimes(answer === 'copy' ? 1 : 0);
  });

  test('does not even ask about an address that it refuses', async () => {
    const { ask, open, copy } = doors('open');
    await expect(openLink('file:///etc/passwd', { ask, open, copy })).rejects.toThrow(Refusal);
    expect(ask).not.toHaveBeenCalled();
  });
});
