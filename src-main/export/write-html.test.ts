import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src-shared/domain/report';
import { articleOf, bodyOf, claimOf, snapshotOf } from '../../src-shared/domain/report.fixture';
import { HOSTILE, reportOf } from './testing/hostile-report';
import { writeHtml } from './write-html';

/** All tags with the names of their attributes. Exact, because no text and no value holds a bare `<` or `>`. */
function skeleton(html: string): readonly string[] {
  const withoutStyle = html.replace(/<style>[\s\S]*?<\/style>/, '<style></style>');
  return [...withoutStyle.matchAll(/<([^>]*)>/g)].map(([, tag = '']) => tag.replace(/="[^"]*"/g, '=""'));
}

/** Text of a page as a reader's browser would read it. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');
}

/** Addresses and languages decide over a link or an attribute; blanks alone make no paragraph. */
const words = fc
  .oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
  )
  .filter((text) => text.trim() !== '' && !text.includes('\n') && !/^https?:/i.test(text));

describe('writeHtml', () => {
  it('makes no markup of strangers’ words, whatever they hold', () => {
    const harmless = skeleton(writeHtml(reportOf('quote', 'words')));
    fc.assert(
      fc.property(words, words, (exact, text) => {
        const html = writeHtml(reportOf(exact, text));
        expect(skeleton(html)).toEqual(harmless);
        expect(textOf(html)).toContain(exact.replaceAll('\0', '\uFFFD'));
      }),
      { numRuns: 150 },
    );
  });

  it('holds a quote of ordinary signs letter for letter', () => {
    const exact = `"It's 5 * 3 [sic]", she said – naïve… #1`;
    expect(writeHtml(reportOf(exact, 'words'))).toContain(`<mark>${exact}</mark>`);
  });

  it('links to http(s) addresses and places on the page alone', () => {
    for (const text of [...HOSTILE, 'javascript:alert(1)', 'data:text/html,x', 'https://example.org/a"b']) {
      const html = writeHtml(reportOf('quote', text));
      for (const [tag, href = ''] of html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>/g)) {
        expect(href).toMatch(/^(https?:\/\/|#[a-z]+(-\d+)?$)/);
        if (!href.startsWith('#')) expect(tag).toContain('rel="noopener noreferrer nofollow"');
      }
    }
  });

  it('has every place that it links to', () => {
    const html = writeHtml(reportOf('quote', 'words'));
    const targets = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(10);
    for (const id of targets) expect(html).toContain(`id="${id ?? ''}"`);
  });

  it('lets nothing run or load', () => {
    const html = writeHtml(reportOf('quote', 'words'));
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;;`,
    );
    expect(html).not.toMatch(/<(script|img|iframe|link|object|embed|form|svg)\b|\son\w+=|url\(|@import/i);
  });

  it('has headings that go down one step at a time', () => {
    const levels = [...writeHtml(reportOf('quote', 'words')).matchAll(/<h(\d)/g)].map(([, level]) =>
      Number(level),
    );
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('gives the article’s words their language and direction', () => {
    const body = bodyOf('زارت القطة البحر.');
    const article = articleOf(body, 1, { language: 'ar', direction: 'rtl' });
    const snapshot = snapshotOf({ articles: [article], claims: [claimOf(1, body, 'القطة', ['sourced'])] });
    const html = writeHtml(
      buildReport(snapshot, new Map([[body.versionId, body]]), { appVersion: '1', articleId: null }),
    );
    expect(html).toContain('<blockquote lang="ar" dir="rtl">');
    expect(html).toContain('<html lang="en" dir="ltr">');
  });

  it('keeps words with a hyphen on one line on paper, and only there', () => {
    const report = reportOf('the well-known and/or', 'words');
    expect(writeHtml(report)).toContain('<mark>the well-known and/or</mark>');
    expect(writeHtml(report, 'paper')).toContain(
      '<mark>the <span class="whole">well-known</span> <span class="whole">and/or</span></mark>',
    );
  });

  it('of an empty case says what there is not', () => {
    const html = writeHtml(buildReport(snapshotOf({}), new Map(), { appVersion: '1', articleId: null }));
    for (const sentence of [
      'This case holds no article yet.',
      'No claim has been marked.',
      'No passage has been tagged as framing.',
      'No reference was recorded.',
    ])
      expect(html).toContain(sentence);
  });
});
