import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src-shared/domain/report';
import { snapshotOf } from '../../src-shared/domain/report.fixture';
import { HOSTILE, reportOf } from './testing/hostile-report';
import { writeMarkdown } from './write-markdown';

function nodesOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(nodesOf)] : [node];
}

function count(nodes: readonly Nodes[], type: Nodes['type']): number {
  return nodes.filter((node) => node.type === type).length;
}

function valuesOf(nodes: readonly Nodes[]): string {
  return nodes.map((node) => ('value' in node ? node.value : '')).join(' ');
}

const words = fc
  .oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
  )
  // NUL stands in no article (the import refuses it) and Markdown would change it.
  .filter((text) => text.trim() !== '' && !/[\n\r\0]/.test(text) && !/^https?:/i.test(text));

describe('writeMarkdown', () => {
  it('makes no markup of strangers’ words, whatever they hold', () => {
    const harmless = nodesOf(fromMarkdown(writeMarkdown(reportOf('quote', 'words'))));
    fc.assert(
      fc.property(words, words, (exact, text) => {
        const nodes = nodesOf(fromMarkdown(writeMarkdown(reportOf(exact, text))));
        for (const type of [
          'html',
          'image',
          'imageReference',
          'linkReference',
          'definition',
          'break',
        ] as const)
          expect(count(nodes, type)).toBe(0);
        for (const type of ['heading', 'list', 'listItem', 'link', 'thematicBreak'] as const)
          expect(count(nodes, type)).toBe(count(harmless, type));
      }),
      { numRuns: 150 },
    );
  });

  it('holds every quote letter for letter', () => {
    fc.assert(
      fc.property(words, fc.array(words, { minLength: 1, maxLength: 3 }), (text, lines) => {
        const exact = lines.join('\n');
        const markdown = writeMarkdown(reportOf(exact, text));
        expect(markdown).toContain(exact);
        expect(valuesOf(nodesOf(fromMarkdown(markdown)))).toContain(exact);
      }),
      { numRuns: 150 },
    );
  });

  it('sets an ordinary quote in bold amid its context', () => {
    const exact = `"It's said," she said (twice): 5% – naïve…`;
    expect(writeMarkdown(reportOf(exact, 'words'))).toContain(`> words **${exact}** words\n`);
  });

  it('sets a quote that would need escapes in a code block', () => {
    expect(writeMarkdown(reportOf('5 * 3 [sic]', 'words'))).toContain('```text\n5 * 3 [sic]\n```\n');
  });

  it('links the addresses of references, and nothing else', () => {
    const nodes = nodesOf(fromMarkdown(writeMarkdown(reportOf('quote', 'see www.example.org'))));
    const links = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []));
    expect(links).toEqual(['https://example.org/?a=1&b=%3C2%3E']);
  });

  it('of an empty case says what there is not', () => {
    const markdown = writeMarkdown(
      buildReport(snapshotOf({}), new Map(), { appVersion: '1', articleId: null }),
    );
    expect(markdown).toContain('This case holds no article yet.');
    expect(markdown).toContain('No claim has been marked.');
  });
});
