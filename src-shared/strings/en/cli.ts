/** Words of the command line. */

const EXITS = 'Exit status: 0 done, 1 something was found or refused, 2 wrong use.';

const overview = `Plumbline: fact-checking in one case file, without a network.

Usage: plumbline <command> [options]

Commands:
  new       make a case file
  import    put articles into a case
  annotate  put claims and references from a file into a case
  show      print what a case holds
  export    write the fact-check report
  check     check a case file, its journal and the place of every claim

"plumbline <command> --help" tells more about a command.

Options:
  --help, -h     print this help
  --version, -v  print the version

${EXITS}
`;

const ANALYST = `  --analyst <name>  name for the journal (else the variable PLUMBLINE_ANALYST)
  --help, -h        print this help`;

const help = {
  new: `Makes a case file. A file that is there is never replaced.

Usage: plumbline new <case> [options]

Options:
  --title <text>    title of the case (else the file's name)
${ANALYST}

Example:
  plumbline new ferry.plumb --title "The last ferry"

${EXITS}
`,
  import: `Puts articles into a case: plain text (.txt) and Markdown (.md). Each file is taken whole or not at
all; one that fails does not keep the others out.

Usage: plumbline import <case> <file>... [options]

Options:
  --title <text>      title (else what the text opens with); for one file only
  --url <address>     http or https address; for one file only
  --publisher <text>
  --author <text>     several people separated by "; "
  --published <date>  2026, 2026-01, 2026-01-15 or a full time such as 2026-01-15T09:30:00Z
  --retrieved <date>  the same (else today)
  --language <tag>    such as en or pt-BR (else detected)
  --encoding <name>   such as windows-1252 (else detected)
${ANALYST}

Example:
  plumbline import ferry.plumb news.txt --publisher "The Example" --published 2026-01-15

${EXITS}
`,
  annotate: `Puts claims and references from a file into a case. Every quote is compared with the article first:
where one does not match, nothing is taken. Claims that are there already are left alone.

Usage: plumbline annotate <case> <claims.json> [options]

Options:
  --article <name>  title, id or file name of the article (else the one that the file names, else
                    the only one of the case)
${ANALYST}

Layout of the file; what stands in [brackets] may be left out:
  {
    ["article": "news.txt",]
    "claims": [{
      "exact": "the quote", "start": 120, "end": 129,     UTF-16 units of the text, end exclusive
      "tags": ["sourced", "contested", "framing"],         at least one of these
      ["statement", "speaker", "statedOn", "claimType", "verdict", "confidence", "note",]
      ["flagged": true, "flagReason": "...", "codes": ["Loaded_Language"]]
    }],
    ["references": [{
      "id": "report-1", "type": "report", "title": "...",
      ["author", "publisher", "issued", "URL", "accessed", "note",]
      ["supports": [0], "refutes": [], "mixed": [], "context": []]   claims by place, from 0
    }]]
  }

${EXITS}
`,
  show: `Prints what a case holds. Changes nothing.

Usage: plumbline show <case> [options]

Options:
  --json      as JSON, in the layout "plumbline.show/1" (docs/show-json.md)
  --help, -h  print this help

${EXITS}
`,
  export: `Writes the fact-check report: whole, or not at all. A report that is there is replaced; a case file never is.

Usage: plumbline export <case> --format html|pdf|md --out <file> [options]

Options:
  --format <name>   html, pdf or md
  --out <file>      where to
  --article <name>  title, id or file name of one article (else the whole case)
  --help, -h        print this help

Example:
  plumbline export ferry.plumb --format html --out report.html

${EXITS}
`,
  check: `Checks a case: the file, the links in it, the chain of its journal, the texts and originals against
their hashes, and the place of every claim. Changes nothing.

Usage: plumbline check <case> [options]

Options:
  --json      as JSON, in the layout "plumbline.check/1"
  --help, -h  print this help

${EXITS}
`,
} as const;

const wrongUse = {
  noCommand: 'No command was given.',
  unknownCommand: 'There is no command "{word}".',
  unknownOption: 'There is no option "{option}".',
  optionValue: 'The option "{option}" was given wrongly: it {need}.',
  needsValue: 'needs a value',
  takesNoValue: 'takes no value',
  missingArgument: 'The {argument} is missing.',
  tooMany: '"{word}" is one argument too many.',
  missingOption: 'The option "{option}" is missing.',
  emptyOption: 'The option "{option}" may not be empty.',
  oneFileOnly: '"{option}" can be given for one file only.',
  date: '"{value}" is not a date that "{option}" takes. Write 2026, 2026-01, 2026-01-15 or a full time such as 2026-01-15T09:30:00Z.',
  url: '"{value}" is not an address that begins with http:// or https://.',
  language: '"{value}" is not a language tag such as en or pt-BR.',
  encoding: '"{value}" is not a known encoding. These are: {list}.',
  format: '"{value}" is not a format. These are: {list}.',
  tooLong: 'The value of "{option}" is too long: {limit} characters are the most.',
  severalArticles: 'Several articles could be meant. Name one of them by its id with --article: {list}.',
  hint: 'Try "plumbline {command}--help".',
} as const;

export const cli = {
  prefix: 'plumbline: ',
  overview,
  help,
  wrongUse,
  version: 'Plumbline {version}',
  arguments: {
    case: 'name of the case file',
    file: 'name of a file to import',
    claims: 'name of the file of claims',
  },
  created: 'Made {name}: "{title}".',
  imported:
    'Imported {name}: "{title}". Words: {words}, blocks: {blocks}, read as {encoding}, SHA-256 of the file {sha256}.',
  annotated: 'Added to "{title}": claims {claims}, references {references}, evidence {evidence}.',
  skipped: { one: '{count} claim was there already.', other: '{count} claims were there already.' },
  exported: 'Wrote {name}.',
  checked: '{name} is sound. Journal entries: {entries}, claims: {claims}, places: {anchors}.',
  found: { one: '{count} finding in {name}:', other: '{count} findings in {name}:' },
  finding: '  {area}: {text}',
  journalHead: 'Journal head {hash}.',
  show: {
    case: 'Case',
    journal: 'Journal',
    journalValue: { one: '{count} entry, head {hash}', other: '{count} entries, head {hash}' },
    articles: 'Articles ({count})',
    articleLine: '{words} words, {blocks} blocks, {characters} UTF-16 units',
    claims: 'Claims ({count})',
    claimLine: '{number}. {tags} {place}',
    place: '{start} to {end}',
    orphaned: '[orphaned]',
    flagged: '[flagged]',
    verdict: 'Verdict: {verdict}',
    confidence: ', {confidence} confidence',
    evidence: 'Evidence: {list}',
    references: 'References ({count})',
    none: '  none',
  },
} as const;
