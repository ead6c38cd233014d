/** A report whose every field holds the words given to it, for tests of the writers. */
import { buildReport } from '../../../src-shared/domain/report';
import {
  articleOf,
  bodyOf,
  claimOf,
  evidenceOf,
  fixedId,
  referenceOf,
  snapshotOf,
} from '../../../src-shared/domain/report.fixture';
import type { Report } from '../../../src-shared/domain/report-model';
import type { RichText } from '../../../src-shared/domain/rich-text';

/** Strings that mean something to HTML, to Markdown or to a renderer of text. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title><script>alert(1)</script>',
  '<!-- not a comment',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;b&gt; &amp; &#60;script&#62; &copy',
  '[x](javascript:alert(1))',
  '![x](http://evil.example/p.png)',
  '<http://evil.example>',
  'http://evil.example www.evil.example a@evil.example',
  '[1]: http://evil.example',
  ': http://evil.example',
  '(http://evil.example)',
  '[^1]',
  '# not a heading',
  '- not an item',
  '1. not an item',
  '> not a quote',
  '```',
  '~~~ `` `',
  '***',
  '---',
  '===',
  '| a | b |',
  '**bold** _slanted_ ~~struck~~ $x$ `code`',
  'back\\slash \\* end\\',
  '    indented',
  '\u202Ereversed',
  '\u05D0\u05D1 right to left',
  'it\'s "quoted"',
] as const;

function rationale(words: string): RichText {
  return {
    blocks: [
      {
        type: 'paragraph',
        spans: [
          { text: words },
          { text: words, bold: true },
          { referenceId: fixedId('reference', 1) },
          { text: words, italic: true },
          { text: words, link: words },
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          { depth: 0, spans: [{ text: words }] },
          { depth: 2, spans: [{ referenceId: fixedId('reference', 1) }, { text: words }] },
        ],
      },
    ],
  };
}

/** @param exact stands as the quote of both claims; `words` everywhere else where a person or a file can put words */
export function reportOf(exact: string, words: string): Report {
  const body = bodyOf(`${words}\n${words} ${exact} ${words}`);
  const fields = {
    statement: words,
    speaker: words,
    codes: [words],
    flagged: true,
    flagReason: words,
    rationale: rationale(words),
    status: 'disputed' as const,
  };
  const snapshot = snapshotOf({
    info: { id: fixedId('case', 1), title: words, createdAt: '' },
    articles: [
      articleOf(body, 1, {
        title: words,
        publisher: words,
        author: words,
        url: words,
        originalName: words,
        encoding: words,
        language: words,
      }),
    ],
    claims: [
      claimOf(1, body, exact, ['contested'], { ...fields, verdict: 'mixed' }),
      claimOf(2, body, exact, ['framing'], fields),
    ],
    references: [
      referenceOf(1, { title: words, author: words, publisher: `${words}.`, url: words, note: words }),
      referenceOf(2, { title: words, url: 'https://example.org/?a=1&b=<2>' }),
    ],
    evidence: [evidenceOf(1, 1, 1, 'supports', { locator: words, quote: words, note: words })],
    reviews: [
      {
        id: fixedId('review', 1),
        claimId: fixedId('claim', 1),
        decision: 'sendBack',
        note: words,
        analyst: words,
        at: '',
      },
    ],
  });
  return buildReport(snapshot, new Map([[body.versionId, body]]), { appVersion: '1.2.3', articleId: null });
}
