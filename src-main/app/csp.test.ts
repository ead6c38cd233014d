import { describe, expect, test } from 'vitest';
import { REPORT_POLICY, windowPolicy, withNonce } from './csp';

const directives = (policy: string) =>
  new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));

describe('the policy of the window', () => {
  const policy = directives(windowPolicy('abc'));

  test('forbids everything that is not listed', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('connect-src')).toEqual(["'none'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
  });

  test('lets only built files run', () => {
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(windowPolicy('abc')).not.toMatch(/unsafe|\*|http/);
  });
});

test('the policy of a printed report has no script at all', () => {
  expect(directives(REPORT_POLICY).get('default-src')).toEqual(["'none'"]);
  expect(REPORT_POLICY).not.toContain('script-src');
});

test('the nonce stands where React Aria looks for it', () => {
  expect(withNonce('<html><head lang="en"><title>x</title></head></html>', 'n+/=')).toBe(
    '<html><head lang="en"><meta property="csp-nonce" content="n+/="><title>x</title></head></html>',
  );
});
