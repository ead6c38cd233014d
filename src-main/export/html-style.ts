/** Style of the HTML report: quiet on screen in light and dark, and made for paper. */

/* Colours: contrast of text on its ground is at least 4.6:1 in both schemes. */
export const REPORT_STYLE = `
:root {
  color-scheme: light;
  --paper: #fdfcfa; --panel: #f4f2ee; --ink: #1c1b19; --muted: #5b5852; --line: #d9d5cc;
  --accent: #1f4fd8; --mark: #fdf0c4; --mark-line: #8a5a00; --warn: #8a5a00; --error: #b3261e;
  --sourced: #1d63b0; --contested: #9a3b10; --framing: #3a1560;
  --sourced-tint: #d6edfc; --contested-tint: #ffe3cc; --framing-tint: #e4dbf3;
  --serif: 'Source Serif 4', 'Source Serif Pro', Charter, 'Iowan Old Style', Georgia, 'Noto Serif', 'DejaVu Serif', serif;
  --sans: Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif;
  --mono: ui-monospace, 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #16181c; --panel: #1d2025; --ink: #e9e7e2; --muted: #a9a69e; --line: #3a3d43;
    --accent: #8fb0ff; --mark: #4a3d10; --mark-line: #f2c14e; --warn: #f2c14e; --error: #ff9a92;
    --sourced: #7db8f2; --contested: #f0ad75; --framing: #e6dbfc;
    --sourced-tint: #1a3a58; --contested-tint: #4c2a0a; --framing-tint: #341a5c;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 3.5rem 1.5rem 5rem; max-width: 48rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; font-variant-ligatures: none; hyphens: manual;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font: 600 2.25rem/1.18 var(--serif); letter-spacing: -0.01em; }
h2 { font: 600 1.5rem/1.25 var(--serif); margin: 3.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; font-weight: 600; margin: 2rem 0 0.5rem; }
h4 { font-size: 1rem; font-weight: 600; }
p { margin: 0 0 0.75rem; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.kind { margin: 0 0 0.5rem; color: var(--muted); font-weight: 600; }
.about { margin: 1rem 0 0; color: var(--muted); font-size: 0.9375rem; }
.about span + span::before { content: '·'; margin: 0 0.5rem; }
nav { margin-top: 1.75rem; font-size: 0.9375rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.375rem 1.25rem; list-style: none; margin: 0; padding: 0; }
.lead { font: 1.1875rem/1.5 var(--serif); }
.quiet, .place { color: var(--muted); font-size: 0.875rem; }
.title { font: 600 1.25rem/1.35 var(--serif); margin: 0 0 0.75rem; }

dl { margin: 0; display: grid; gap: 0.5rem; }
dl > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 1rem; }
dt { color: var(--muted); font-size: 0.9375rem; }
dd { margin: 0; }
dd > :last-child, li > :last-child { margin-bottom: 0; }
.missing { color: var(--muted); font-style: italic; }
.hash { font: 0.8125rem/1.6 var(--mono); overflow-wrap: anywhere; }

table { width: 100%; border-collapse: collapse; margin: 0 0 1.5rem; font-size: 0.9375rem; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: start; font-weight: 600; padding: 0 0 0.375rem; }
th, td { text-align: start; vertical-align: top; padding: 0.4375rem 1rem 0.4375rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--muted); font-weight: 500; font-size: 0.875rem; }
tbody th { font-weight: 400; }
th:last-child, td:last-child { padding-inline-end: 0; }
.number { text-align: end; white-space: nowrap; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr)); gap: 0 2rem; margin-top: 1.5rem; align-items: start; }
.glance td:first-child { width: 3rem; }
.glance td:nth-child(3) { width: 9.5rem; }
.glance td:last-child { width: 8.5rem; }

.entry { margin: 0 0 1.25rem; padding: 1.75rem 0 0.75rem; }
.entry + .entry { border-top: 1px solid var(--line); }
.entry header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin-bottom: 0.875rem; }
.entry header > :is(h3, h4) { margin: 0; }
.tags { display: inline-flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; list-style: none; margin: 0; padding: 0; font-size: 0.875rem; line-height: 1.4; }
.tag { white-space: nowrap; padding: 0.0625rem 0.5rem; border-radius: 4px; font-weight: 500; }
.sourced { color: var(--sourced); background: var(--sourced-tint); }
.contested { color: var(--contested); background: var(--contested-tint); }
.framing { color: var(--framing); background: var(--framing-tint); }
.sign { font-family: 'DejaVu Sans', 'Segoe UI Symbol', 'Apple Symbols', 'Noto Sans Symbols 2', var(--sans); margin-inline-end: 0.3em; }
blockquote { margin: 0; }
.passage { margin: 0 0 0.25rem; font: 1.1875rem/1.6 var(--serif); color: var(--muted); white-space: pre-line; }
mark { background: var(--mark); color: var(--ink); padding: 0.0625rem 0; border-bottom: 2px solid var(--mark-line); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.whole { white-space: nowrap; }
.orphan mark { border-bottom-style: dashed; border-bottom-color: var(--error); }
.orphan + .place { color: var(--error); font-weight: 600; }
.place { margin-bottom: 1rem; }
.verdict strong { font-size: 1.0625rem; }
.verdict-none { color: var(--muted); font-style: italic; }
.flag dt, .flag dd { color: var(--warn); font-weight: 500; }
.statement { font-weight: 500; }
.evidence { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; }
.evidence blockquote { margin: 0.375rem 0; padding-inline-start: 0.875rem; border-inline-start: 2px solid var(--line); font-family: var(--serif); }
.evidence blockquote p { margin: 0; }
.evidence .note { margin: 0.25rem 0 0; color: var(--muted); }
.evidence .note p { margin: 0; }
.pointer { color: var(--muted); margin: 0.75rem 0 0; }
.cite { white-space: nowrap; font-variant-numeric: tabular-nums; }
.references { list-style: none; margin: 0; padding: 0; }
.references > li { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr); margin-bottom: 0.875rem; }
.references .quiet p { margin: 0; }
.rich ul, .rich ol, #open ul { margin: 0 0 0.75rem; padding-inline-start: 1.375rem; }
#open li { margin-bottom: 0.375rem; }
:target { outline: 2px solid var(--accent); outline-offset: 6px; border-radius: 2px; }

@media (max-width: 36rem) {
  body { padding: 1.75rem 1.125rem 3rem; }
  h1 { font-size: 1.75rem; }
  h2 { margin-top: 2.5rem; }
  dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dl { gap: 0.75rem; }
  .passage { font-size: 1.0625rem; }
  .glance thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .glance tr { display: block; padding: 0.625rem 0; border-bottom: 1px solid var(--line); }
  .glance td:nth-child(-n + 2) { display: inline !important; }
  .glance td { display: block; width: auto !important; padding: 0.125rem 0; border: 0; }
  .glance td:first-child { padding-inline-end: 0.5rem; }
}
@media print {
  @page { size: A4; margin: 20mm 18mm 22mm; }
  html { font-size: 10pt; }
  html, body { background: #fff; }
  body { max-width: none; padding: 0; orphans: 3; widows: 3; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav { display: none; }
  h2 { margin-top: 2.25rem; }
  .entry { padding-top: 1.25rem; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  /* One unbreakable box: a chain of "break-after: avoid" makes Chromium give up on all of them. */
  .opening, blockquote, tr, .evidence > li, .references > li, dl > div:not(.rich), .counts > div, #open li { break-inside: avoid; }
  .passage { line-height: 1.5; }
  a { color: inherit; text-decoration: none; }
  .rich a.out::after { content: ' <' attr(href) '>'; }
  :target { outline: none; }
}
@media (forced-colors: active) {
  mark { border-bottom-color: CanvasText; }
  .tag { border: 1px solid CanvasText; }
}
`.trim();
