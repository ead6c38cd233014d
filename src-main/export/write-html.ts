/** Writes the report as one HTML file without scripts, which is also what the PDF is printed from. */
import type {
  CountTable,
  KeyTable,
  Report,
  ReportArticle,
  ReportReference,
} from '../../src-shared/domain/report-model';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { entryGroups, type Medium } from './html-entry';
import { bdi, escapeAttribute, escapeText, langDir, outsideLink, paragraphs } from './html-escape';
import { factRow, sign, tagList } from './html-parts';
import { REPORT_STYLE } from './html-style';

const words = en.report;

/** Nothing may be loaded, sent or run, also where someone puts more into the file later. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

function articleHtml(article: ReportArticle): string {
  const title = `<h3 class="title"${langDir(article)}>${escapeText(article.title)}</h3>`;
  return `${title}\n<dl>\n${article.facts.map(factRow).join('')}</dl>\n`;
}

function countTable({ title, head, rows, note }: CountTable): string {
  const body = rows
    .map(({ mark, count }) => {
      const label = `${sign(mark)}${escapeText(mark.word)}`;
      return `<tr><th scope="row">${label}</th><td class="number">${fill('{count}', { count })}</td></tr>`;
    })
    .join('\n');
  const remark = note === '' ? '' : `<p class="quiet">${escapeText(note)}</p>`;
  return `<div><table>
<caption>${escapeText(title)}</caption>
<thead><tr><th scope="col">${escapeText(head)}</th><th scope="col" class="number">${escapeText(words.tables.count)}</th></tr></thead>
<tbody>
${body}
</tbody></table>${remark}</div>
`;
}

function glanceTable({ summary }: Report): string {
  if (summary.glance.length === 0) return '';
  const head = [words.tables.number, words.tables.claim, words.tables.tags, words.tables.verdict];
  const rows = summary.glance.map(({ number, text, tags, verdict }) => {
    const link = `<a href="#claim-${String(number)}">${String(number)}</a>`;
    return `<tr><td>${link}</td><td>${bdi(text)}</td><td>${tagList(tags)}</td><td>${escapeText(verdict)}</td></tr>`;
  });
  return `<table class="glance">
<caption>${escapeText(words.tables.atAGlance)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${escapeText(cell)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
`;
}

function summary(report: Report): string {
  const counts = report.summary.tables.map(countTable).join('');
  return `<p class="lead">${escapeText(report.summary.sentence)}</p>
${glanceTable(report)}<div class="counts">
${counts}</div>
`;
}

function orNone(content: string, none: string): string {
  return content === '' ? `<p>${escapeText(none)}</p>\n` : content;
}

function openHtml({ open }: Report): string {
  return open
    .map(({ title, items }) => {
      const lines = items.map(({ number, text, reason, to }) => {
        const target = `#${to === 'claims' ? 'claim' : 'framing'}-${String(number)}`;
        const link = `<a href="${target}">${escapeText(fill(words.claim, { number: String(number) }))}</a>`;
        const why = reason === '' ? '' : `<div class="quiet">${paragraphs(reason)}</div>`;
        return `<li>${link}: ${bdi(text)}${why}</li>`;
      });
      return `<h3>${escapeText(title)}</h3>\n<ul>\n${lines.join('\n')}\n</ul>\n`;
    })
    .join('');
}

function referenceHtml({ number, before, url, href, after, type, note, remark }: ReportReference): string {
  const shown = href === null ? bdi(url) : outsideLink(href, bdi(url));
  const address =
    url === '' ? bdi(after.trim()) : `${shown}${escapeText(after.slice(after.indexOf(url) + url.length))}`;
  const remarks = [type, remark].filter((text) => text !== '').map((text) => `<p>${escapeText(text)}</p>`);
  return `<li id="reference-${String(number)}"><span>[${String(number)}]</span><div>${bdi(before)} ${address}<div class="quiet">${remarks.join('')}${paragraphs(note)}</div></div></li>
`;
}

function keyTable({ title, rows }: KeyTable): string {
  const lines = rows.map(
    ({ mark, meaning }) =>
      `<tr><th scope="row">${sign(mark)}${escapeText(mark.word)}</th><td>${escapeText(meaning)}</td></tr>`,
  );
  const head = [words.tables.mark, words.tables.meaning].map(
    (cell) => `<th scope="col">${escapeText(cell)}</th>`,
  );
  return `<table class="key">
<caption>${escapeText(title)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody></table>
`;
}

function method({ keys }: Report): string {
  const plain = (texts: readonly string[]): string =>
    texts.map((text) => `<p>${escapeText(text)}</p>\n`).join('');
  return `${plain(words.method)}${keys.map(keyTable).join('')}<h3>${escapeText(words.provesTitle)}</h3>\n${plain(words.proves)}`;
}

function sections(report: Report, medium: Medium): readonly Section[] {
  const framing = entryGroups(report.framing, 'framing', medium);
  const references = report.references.map(referenceHtml).join('');
  return [
    {
      id: 'articles',
      title: fill(words.sections.articles, { count: Math.max(1, report.articles.length) }),
      body: orNone(report.articles.map(articleHtml).join(''), words.noArticles),
    },
    { id: 'summary', title: words.sections.summary, body: summary(report) },
    {
      id: 'claims',
      title: words.sections.claims,
      body: orNone(entryGroups(report.claims, 'claim', medium), words.noClaims),
    },
    {
      id: 'framing',
      title: words.sections.framing,
      body:
        framing === ''
          ? orNone('', words.noFraming)
          : `<p class="quiet">${escapeText(words.framingNote)}</p>\n${framing}`,
    },
    { id: 'open', title: words.sections.open, body: orNone(openHtml(report), words.nothingOpen) },
    {
      id: 'references',
      title: words.sections.references,
      body:
        references === '' ? orNone('', words.noReferences) : `<ol class="references">\n${references}</ol>\n`,
    },
    { id: 'method', title: words.sections.method, body: method(report) },
    {
      id: 'record',
      title: words.sections.record,
      body: `<dl>\n${report.record.map(factRow).join('')}</dl>\n`,
    },
  ];
}

/** One self-contained file: no script, nothing loaded, links only to http(s) addresses and within the page. */
export function writeHtml(report: Report, medium: Medium = 'file'): string {
  const parts = sections(report, medium);
  const contents = parts
    .map(({ id, title }) => `<li><a href="#${id}">${escapeText(title)}</a></li>`)
    .join('');
  const about = report.about
    .map(({ label, value }) => `<span>${escapeText(label)} ${escapeText(value)}</span>`)
    .join('');
  const body = parts.map(
    ({ id, title, body: content }) =>
      `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${escapeText(title)}</h2>\n${content}</section>\n`,
  );
  return `<!doctype html>
<html lang="${report.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeText(`${report.title}: ${words.kind}`)}</title>
<style>
${REPORT_STYLE}
</style>
</head>
<body>
<header>
<p class="kind">${escapeText(words.kind)}</p>
<h1 dir="auto">${escapeText(report.title)}</h1>
<p class="about">${about}</p>
<nav aria-label="${escapeAttribute(words.contents)}"><ul>${contents}</ul></nav>
</header>
<main>
${body.join('')}</main>
</body>
</html>
`;
}
