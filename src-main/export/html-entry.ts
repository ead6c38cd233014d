/** One claim or framing passage in the HTML report. */
import type {
  EntryGroup,
  EvidenceGroup,
  Quote,
  ReportEntry,
  ReportEvidence,
} from '../../src-shared/domain/report-model';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { bdi, escapeText, langDir, paragraphs } from './html-escape';
import { citation, factRow, richText, row, tagList } from './html-parts';

/** What the page is for: to be kept as a file, or to be printed. */
export type Medium = 'file' | 'paper';

const words = en.report.claimFacts;

/** Longest word that is kept on one line, in UTF-16 units; a longer one could run off the page. */
const WHOLE_LIMIT = 40;

/**
 * A line that breaks inside a word, at its hyphen, would hide the quote from a search in the PDF: readers
 * put a blank or nothing where the line ends. So on paper such words stay whole.
 */
function wholeWords(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) =>
      word.length <= WHOLE_LIMIT && /\S[-/\u2010-\u2015]\S/.test(word)
        ? `<span class="whole">${escapeText(word)}</span>`
        : escapeText(word),
    )
    .join('');
}

/** In a file the quote is one unbroken run of text, so that it can be found by searching for it. */
function passage(quote: Quote, medium: Medium): string {
  const exact = medium === 'paper' ? wholeWords(quote.exact) : escapeText(quote.exact);
  const text = `${escapeText(quote.before)}<mark>${exact}</mark>${escapeText(quote.after)}`;
  const name = quote.orphaned ? ' class="orphan"' : '';
  return `<blockquote${name}${langDir(quote)}><p class="passage">${text}</p></blockquote>
<p class="place">${escapeText(quote.place)}</p>
`;
}

function evidenceItem({ citation: number, source, locator, quote, note }: ReportEvidence): string {
  const at = locator === '' ? '' : `, ${bdi(fill(en.report.locator, { locator }))}`;
  const said = quote === '' ? '' : `<blockquote>${paragraphs(quote)}</blockquote>`;
  const remark = note === '' ? '' : `<div class="note">${paragraphs(note)}</div>`;
  const named = number === null ? escapeText(source) : `${citation(number)} ${bdi(source)}`;
  return `<li>${named}${at}${said}${remark}</li>`;
}

function evidence({ sign: mark, title, items, stance }: EvidenceGroup): string {
  const label = `<span class="sign">${escapeText(mark)}</span>${escapeText(title)}`;
  const list = `<ul class="evidence">${items.map(evidenceItem).join('')}</ul>`;
  return `<div class="stance-${stance}"><dt>${label}</dt><dd>${list}</dd></div>\n`;
}

function verdict({ verdict: ruling }: ReportEntry): string {
  if (!ruling) return '';
  const word =
    ruling.code === 'none'
      ? `<span class="verdict-none">${escapeText(ruling.word)}</span>`
      : `<strong>${escapeText(ruling.word)}</strong>, ${escapeText(ruling.confidence)}`;
  return row(words.verdict, word, 'verdict');
}

function details(entry: ReportEntry): string {
  return [
    entry.statement === '' ? '' : row(words.statement, paragraphs(entry.statement), 'statement'),
    ...entry.facts.map(factRow),
    entry.flag === null ? '' : row(words.flag, paragraphs(entry.flag), 'flag'),
    verdict(entry),
    entry.note.length === 0 ? '' : row(entry.noteLabel, richText(entry.note), 'rich'),
    ...entry.evidence.map(evidence),
    entry.noEvidence === ''
      ? ''
      : row(en.report.evidence, `<span class="missing">${escapeText(entry.noEvidence)}</span>`),
  ].join('');
}

function pointer({ pointer: link, number }: ReportEntry): string {
  if (!link) return '';
  const target = `${link.to === 'claims' ? 'claim' : 'framing'}-${String(number)}`;
  return `<p class="pointer"><a href="#${target}">${escapeText(link.text)}</a></p>`;
}

function entryHtml(entry: ReportEntry, kind: 'claim' | 'framing', level: number, medium: Medium): string {
  const id = `${kind}-${String(entry.number)}`;
  const heading = `h${String(level)}`;
  const rows = details(entry);
  const quotes = entry.quotes
    .map((quote) => passage(quote, medium))
    .join(`<p class="quiet">${escapeText(en.report.repeated)}</p>\n`);
  return `<article class="entry" id="${id}" aria-labelledby="${id}-heading">
<div class="opening">
<header><${heading} id="${id}-heading">${escapeText(entry.heading)}</${heading}>${tagList(entry.tags)}</header>
${quotes}</div>
${rows === '' ? '' : `<dl>\n${rows}</dl>\n`}${pointer(entry)}</article>
`;
}

/** All entries of a section; with several articles each has a heading of its own. */
export function entryGroups(
  groups: readonly EntryGroup[],
  kind: 'claim' | 'framing',
  medium: Medium,
): string {
  return groups
    .map(({ title, entries }) => {
      const level = title === '' ? 3 : 4;
      const heading = title === '' ? '' : `<h3>${bdi(title)}</h3>\n`;
      return heading + entries.map((entry) => entryHtml(entry, kind, level, medium)).join('');
    })
    .join('');
}
