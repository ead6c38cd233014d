import { describe, expect, it } from 'vitest';
import { EMPTY_REFERENCE, type Reference } from '../../../src-shared/domain/reference';
import {
  addressKey,
  findByUrl,
  matchReferences,
  recogniseUrl,
  referenceFromUrl,
  siteName,
} from './recognise-source';

function reference(id: string, fields: Partial<Reference>): Reference {
  return { ...EMPTY_REFERENCE, id, sourceId: '', createdAt: '', deletedAt: null, ...fields };
}

describe('recogniseUrl', () => {
  it.each([
    ['https://example.org/a?b=1#c', 'https://example.org/a?b=1#c'],
    ['  http://example.org  ', 'http://example.org'],
    ['<https://example.org/x>', 'https://example.org/x'],
    ['HTTPS://EXAMPLE.org/A', 'HTTPS://EXAMPLE.org/A'],
    ['www.example.org/page', 'https://www.example.org/page'],
    ['https://münchen.example/straße', 'https://münchen.example/straße'],
  ])('takes %j as %j', (text, address) => {
    expect(recogniseUrl(text)).toBe(address);
  });

  it.each([
    '',
    'unemployment figures 2023',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://example.org/a',
    'data:text/html,x',
    'https://',
    'https://example.org and more',
    'mailto:a@example.org',
    'http://exa mple.org',
    `https://example.org/${'a'.repeat(2048)}`,
  ])('takes %j as words', (text) => {
    expect(recogniseUrl(text)).toBeNull();
  });
});

describe('addressKey', () => {
  it('is the same for two ways of writing one address', () => {
    const key = addressKey('https://example.org/a');
    expect(addressKey('http://www.example.org/a/')).toBe(key);
    expect(addressKey('https://EXAMPLE.org/a#part')).toBe(key);
    expect(addressKey('https://example.org/a?utm_source=mail&fbclid=1')).toBe(key);
  });

  it('differs for other pages, and where letters of the path differ in case', () => {
    const key = addressKey('https://example.org/a');
    expect(addressKey('https://example.org/b')).not.toBe(key);
    expect(addressKey('https://example.org/A')).not.toBe(key);
    expect(addressKey('https://example.org/a?id=2')).not.toBe(key);
    expect(addressKey('https://news.example.org/a')).not.toBe(key);
  });

  it('has none for what is no address', () => {
    expect(addressKey('')).toBeNull();
    expect(addressKey('page 3')).toBeNull();
  });
});

describe('matchReferences', () => {
  const labour = reference('1', {
    title: 'Labour market report',
    publisher: 'Statistics Office',
    url: 'https://stat.example/labour',
  });
  const economie = reference('2', { title: 'Rapport sur l’Économie', author: 'Duval, A.' });
  const report = reference('3', { title: 'Report on ports' });
  const all = [labour, economie, report];

  it('finds the one with the address, and no other', () => {
    expect(matchReferences(all, 'http://www.stat.example/labour/')).toEqual([labour]);
    expect(matchReferences(all, 'https://stat.example/other')).toEqual([]);
  });

  it('finds by every word, in any field, in any case and without marks', () => {
    expect(matchReferences(all, 'OFFICE labour')).toEqual([labour]);
    expect(matchReferences(all, 'economie')).toEqual([economie]);
    expect(matchReferences(all, 'duval ports')).toEqual([]);
  });

  it('puts a title that begins with the words first', () => {
    expect(matchReferences(all, 'report')).toEqual([report, labour]);
  });

  it('offers all for an empty field', () => {
    expect(matchReferences(all, ' ')).toEqual(all);
  });

  it('does not take two references without an address for the same', () => {
    expect(findByUrl(all, '')).toBeNull();
    expect(findByUrl(all, 'https://stat.example/labour?utm_campaign=x')).toBe(labour);
  });
});

describe('referenceFromUrl', () => {
  it('is a web page read today', () => {
    expect(referenceFromUrl('https://example.org/a', '2026-11-25')).toEqual({
      ...EMPTY_REFERENCE,
      url: 'https://example.org/a',
      accessed: '2026-11-25',
    });
    expect(siteName('https://www.example.org/a')).toBe('example.org');
  });
});
