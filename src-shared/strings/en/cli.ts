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
  backup    make a verified copy of a case, and keep it
  versions  list the copies that are kept of a case
  restore   set a case back to one of them, as one change
  recover   salvage a damaged case into a new one

"plumbline <command> --help" tells more about a command.

Options:
  --help, -h     print this help
  --version, -v  print the version

${EXITS}
`;

const ANALYST = `  --analyst <name>  name for the journal (else the variable PLUMBLINE_ANALYST)
  --help, -h        print this help`;

const TAKE_OVER = `  --take-over         take the case from whoever has it open for writing`;

const BACKUPS = `  --backups <folder>  folder of backups (else the variable PLUMBLINE_BACKUPS, else <case>.backups)`;

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
${TAKE_OVER}
${ANALYST}

Example:
  plumbline import ferry.plumb news.txt --publisher "The Example" --published 2026-01-15

${EXITS}
`,
  annotate: `Puts claims and references from a file into a case. Every quote is compared with the article first:
where one does not match, nothing is taken. Claims that are there already are left alone. A backup
of the case is made before.

Usage: plumbline annotate <case> <claims.json> [options]

Options:
  --article <name>  title, id or file name of the article (else the one that the file names, else
                    the only one of the case)
${BACKUPS}
${TAKE_OVER}
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
  check: `Checks a case, on a copy and in a process of its own: the file and its tables, the links in it, the
chain of its journal, all records against it, the texts and originals against their hashes, and the
place of every claim. Changes nothing.

Usage: plumbline check <case> [options]

Options:
  --head <hash>  also: is this head in the chain of the case? Every report and backup carries one.
                 "<entry>:<hash>" also tells a head that is ahead of the file
  --json         as JSON, in the layout "plumbline.check/1"
  --help, -h     print this help

What the chain proves: no entry, and no record that an entry tells of, was changed since without the
later entries being written anew.
What it does not prove: whoever has the file can take the last entries off together with what they
changed, or write the whole journal anew, and the file alone will look whole. Only a head that was kept
elsewhere (in a report, a backup, a mail) shows that: compare it with --head. Times and names in the
journal are those of the computer and the person that wrote them; nobody vouches for them.

Exit status: 0 whole, 1 something was found or refused, 2 wrong use, 3 not a case file.
`,
  backup: `Makes a copy of a case, checks all of it, and keeps it. Without a name the copy is an automatic one: of these the
5 newest and one a day for 7 days are kept. What has a name stays.

Usage: plumbline backup <case> [options]

Options:
  --name <text>       keep it under this name
${BACKUPS}
  --help, -h          print this help

Example:
  plumbline backup ferry.plumb --name "Before the second interview"

${EXITS}
`,
  versions: `Lists the copies that are kept of a case, newest first, also where the case is damaged. Changes nothing.

Usage: plumbline versions <case> [options]

Options:
  --json              as JSON, in the layout "plumbline.versions/1"
${BACKUPS}
  --help, -h          print this help

${EXITS}
`,
  restore: `Sets a case back to a version of it: by its id, or by its name. Says first what changes. It is one change of the
journal, so it can be undone, and a backup of the case as it was is made before.

Usage: plumbline restore <case> <version> [options]

Options:
  --preview           only say what would change
${BACKUPS}
${TAKE_OVER}
${ANALYST}

Example:
  plumbline restore ferry.plumb "Before the second interview" --preview

${EXITS}
`,
  recover: `Reads what can be read of a damaged case into a new one: counts what was found and what was kept, and lists what was
lost. The damaged file is only read. The journal is carried over as far as its chain is whole from its beginning; one
entry then brings the records to where they were. What finds no place in the new case is written to a file beside it.

Usage: plumbline recover <damaged> --out <case> [options]

Options:
  --out <case>        the new case; a file that is there is never replaced
  --json              as JSON, in the layout "plumbline.recover/1"
${ANALYST}

Exit status: 0 nothing was lost, 1 something was lost or refused, 2 wrong use.
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
  head: '"{value}" is not a head. Write 64 hexadecimal digits, or "<entry>:<hash>".',
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
    version: 'version',
    damaged: 'name of the damaged file',
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
  checkedParts: 'Articles: {articles}, references: {references}, original files: {originals}.',
  versionLine: '{id}  {at}  {title} ({facts})',
  doubtfulVersionLine: '{id}  {at}  {title} ({facts}; its check found something)',
  salvaged: 'Salvaged into {name}:',
  salvagedCount: '  {what}: {counts}',
  loss: '  {text}',
  journalHead: 'Journal head {hash} (entry {entry}).',
  moreFindings: { one: '  and {count} more', other: '  and {count} more' },
  journalBeside: {
    recovered:
      'A change was cut off: the journal beside the file takes it back, and what is told here is after that.',
    stale:
      'The journal beside the file belongs to an older state of it. What is told here is the file without it.',
  },
  head: {
    newest: 'The head is the newest entry of this case, number {seq}: nothing has changed since.',
    in: 'The head is entry {seq} of this case, which went on from there: entries since then {since}.',
    ahead:
      'The head is of entry {seq}, and this file ends with entry {entries}: it is older, or its last entries were taken off.',
    notIn: 'The head is not in this case: it is another case, or its journal was written anew.',
    unknown: 'The file is too damaged to look for the head.',
  },
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
