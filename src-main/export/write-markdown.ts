/** Writes the report as Markdown (CommonMark with GFM tables) that reads well unrendered too. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import type { CountTable, KeyTable, Report, ReportReference } from '../../src-shared/domain/report-model';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { entryGroups } from './markdown-entry';
import { foreign, heading, item, lines, list, markText, paragraph, table, text } from './markdown-nodes';
import { address, citation, factItem } from './markdown-parts';
import { serialise } from './markdown-serialise';

const words = en.report;

function countNodes({ title, head, rows, note }: CountTable): RootContent[] {
  const cells = rows.map(({ mark, count }) => [[text(markText(mark))], [text(fill('{count}', { count }))]]);
  const counts = table([head, words.tables.count], cells, ['left', 'right']);
  return [heading(3, text(title)), counts, ...(note === '' ? [] : [paragraph(text(note))])];
}

function glance({ summary }: Report): RootContent[] {
  if (summary.glance.length === 0) return [];
  const head = [words.tables.number, words.tables.claim, words.tables.tags, words.tables.verdict];
  const rows = summary.glance.map((row) => [
    [text(String(row.number))],
    [foreign(row.text)],
    [text(row.tags.map(markText).join(', '))],
    [text(row.verdict)],
  ]);
  return [heading(3, text(words.tables.atAGlance)), table(head, rows, ['right', 'left', 'left', 'left'])];
}

function summary(report: Report): RootContent[] {
  return [
    paragraph(text(report.summary.sentence)),
    ...glance(report),
    ...report.summary.tables.flatMap(countNodes),
  ];
}

function open({ open: groups }: Report): RootContent[] {
  if (groups.length === 0) return [paragraph(text(words.nothingOpen))];
  return groups.flatMap(({ title, items }) => [
    heading(3, text(title)),
    list(
      items.map(({ number, text: claim, reason }) => {
        const named = text(`${fill(words.claim, { number: String(number) })}: `);
        return item(paragraph(named, foreign(claim)), ...lines(reason));
      }),
    ),
  ]);
}

/** The number is written out: a list's own numbers can't be told apart from it, and restart when cut. */
function referenceItem({ number, before, url, href, after, type, note, remark }: ReportReference): ListItem {
  const where: PhrasingContent[] =
    url === ''
      ? [foreign(after)]
      : [text(' '), address(url, href), text(after.slice(after.indexOf(url) + url.length))];
  const parts = [citation(number), text(' '), foreign(before), ...where];
  const remarks = [type, remark].filter((part) => part !== '').join('. ');
  return item(
    paragraph(...parts.filter((part) => part.type !== 'text' || part.value !== '')),
    paragraph(text(remarks)),
    ...lines(note),
  );
}

function keyNodes({ title, rows }: KeyTable): RootContent[] {
  const cells = rows.map(({ mark, meaning }) => [[text(markText(mark))], [text(meaning)]]);
  return [heading(3, text(title)), table([words.tables.mark, words.tables.meaning], cells, ['left', 'left'])];
}

function plain(texts: readonly string[]): RootContent[] {
  return texts.map((value) => paragraph(text(value)));
}

function orNone(nodes: readonly RootContent[], none: string): readonly RootContent[] {
  return nodes.length === 0 ? [paragraph(text(none))] : nodes;
}

function articles(report: Report): RootContent[] {
  return report.articles.flatMap((article) => [
    heading(3, foreign(article.title)),
    list(article.facts.map(factItem)),
  ]);
}

function sections(report: Report): readonly (readonly [title: string, nodes: readonly RootContent[]])[] {
  const { sections: titles } = words;
  const framing = entryGroups(report.framing);
  const references = report.references.length === 0 ? [] : [list(report.references.map(referenceItem))];
  return [
    [
      fill(titles.articles, { count: Math.max(1, report.articles.length) }),
      orNone(articles(report), words.noArticles),
    ],
    [titles.summary, summary(report)],
    [titles.claims, orNone(entryGroups(report.claims), words.noClaims)],
    [
      titles.framing,
      framing.length === 0 ? orNone([], words.noFraming) : [paragraph(text(words.framingNote)), ...framing],
    ],
    [titles.open, open(report)],
    [titles.references, orNone(references, words.noReferences)],
    [
      titles.method,
      [
        ...plain(words.method),
        ...report.keys.flatMap(keyNodes),
        heading(3, text(words.provesTitle)),
        ...plain(words.proves),
      ],
    ],
    [titles.record, [list(report.record.map(factItem))]],
  ];
}

export function writeMarkdown(report: Report): string {
  const about = report.about.map(({ label, value }) => `${label} ${value}`).join(' · ');
  return serialise({
    type: 'root',
    children: [
      heading(1, foreign(report.title)),
      paragraph(text(`${words.kind}. ${about}`)),
      ...sections(report).flatMap(([title, nodes]) => [heading(2, text(title)), ...nodes]),
    ],
  });
}
