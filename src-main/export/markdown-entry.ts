/** One claim or framing passage in the Markdown report. */
import type { Heading, ListItem, PhrasingContent, RootContent } from 'mdast';
import type {
  EntryGroup,
  EvidenceGroup,
  ReportEntry,
  ReportEvidence,
} from '../../src-shared/domain/report-model';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import {
  emphasis,
  foreign,
  heading,
  item,
  labelled,
  lines,
  list,
  markText,
  paragraph,
  quote,
  strong,
  text,
} from './markdown-nodes';
import { citation, factItem, passage, richText } from './markdown-parts';

const words = en.report.claimFacts;

function evidenceItem({ citation: number, source, locator, quote: said, note }: ReportEvidence): ListItem {
  const named: PhrasingContent[] =
    number === null ? [text(source)] : [citation(number), text(' '), foreign(source)];
  const at = locator === '' ? [] : [text(', '), foreign(fill(en.report.locator, { locator }))];
  const quoted = lines(said);
  return item(paragraph(...named, ...at), ...(quoted.length === 0 ? [] : [quote(...quoted)]), ...lines(note));
}

function evidenceGroup({ sign, title, items }: EvidenceGroup): ListItem {
  return labelled(`${sign} ${title}`, [], list(items.map(evidenceItem)));
}

function longText(label: string, value: string): ListItem {
  const [first, ...rest] = lines(value);
  return labelled(label, first?.children ?? [], ...rest);
}

function verdict({ verdict: ruling }: ReportEntry): ListItem[] {
  if (!ruling) return [];
  const content =
    ruling.code === 'none'
      ? [text(ruling.word)]
      : [strong(text(ruling.word)), text(`, ${ruling.confidence}`)];
  return [labelled(words.verdict, content)];
}

/** A first paragraph stands beside its label. */
function rationale({ note, noteLabel }: ReportEntry): ListItem[] {
  const [first, ...rest] = richText(note);
  if (!first) return [];
  return first.type === 'paragraph'
    ? [labelled(noteLabel, first.children, ...rest)]
    : [labelled(noteLabel, [], first, ...rest)];
}

function details(entry: ReportEntry): ListItem[] {
  return [
    ...(entry.statement === '' ? [] : [longText(words.statement, entry.statement)]),
    labelled(words.tags, [text(entry.tags.map(markText).join(', '))]),
    ...entry.facts.map(factItem),
    ...(entry.flag === null ? [] : [longText(words.flag, entry.flag)]),
    ...verdict(entry),
    ...rationale(entry),
    ...entry.evidence.map(evidenceGroup),
    ...(entry.noEvidence === '' ? [] : [labelled(en.report.evidence, [text(entry.noEvidence)])]),
  ];
}

function entryNodes(entry: ReportEntry, depth: Heading['depth']): RootContent[] {
  const quotes = entry.quotes.map((part): RootContent[] => [
    ...passage(part),
    paragraph(part.orphaned ? strong(text(part.place)) : emphasis(text(part.place))),
  ]);
  const pointer = entry.pointer ? [paragraph(text(entry.pointer.text))] : [];
  const repeated = quotes.flatMap((nodes, index) =>
    index === 0 ? nodes : [paragraph(text(en.report.repeated)), ...nodes],
  );
  return [heading(depth, text(entry.heading)), ...repeated, list(details(entry)), ...pointer];
}

/** All entries of a section; with several articles each has a heading of its own. */
export function entryGroups(groups: readonly EntryGroup[]): RootContent[] {
  return groups.flatMap(({ title, entries }) =>
    title === ''
      ? entries.flatMap((entry) => entryNodes(entry, 3))
      : [heading(3, foreign(title)), ...entries.flatMap((entry) => entryNodes(entry, 4))],
  );
}
