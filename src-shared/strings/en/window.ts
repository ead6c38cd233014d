/** Words inside the window. */
import type { EncodingBasis, ExportFormat } from '../../ipc/types';
import { help } from './help';

type Words<K extends string> = Readonly<Record<K, string>>;

const encodingBasis: Words<EncodingBasis> = {
  declared: 'stated by the file',
  guessed: 'guessed: check the text',
  chosen: 'chosen by you',
};

const formats: Words<ExportFormat> = { html: 'Web page (HTML)', pdf: 'PDF', md: 'Markdown' };

const formatHints: Words<ExportFormat> = {
  html: 'One file that any browser opens, with nothing fetched from elsewhere. Prints well.',
  pdf: 'Pages to hand over or keep, with bookmarks and tags for screen readers.',
  md: 'Plain text with marks, to go on writing in another program.',
};

export const window = {
  appName: 'Plumbline',
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  undo: 'Undo',
  show: 'Show',
  ellipsis: '…',
  errors: 'Problems',
  notifications: 'Results',

  landmarks: {
    navigator: 'Case contents',
    inspector: 'Claims',
    status: 'State of the case',
    top: 'Case and article',
  },

  topBar: {
    renameCase: 'Rename Case',
    caseTitle: 'Case title',
    article: 'Article',
    palette: 'Search or Run a Command',
    keys: 'Keyboard Shortcuts',
    settings: 'Settings',
  },

  navigator: {
    articles: 'Articles',
    noArticles: 'No article yet',
    import: 'Import Article',
    claimCount: { one: '{count} claim', other: '{count} claims' },
    references: 'References',
    review: 'Review queue',
    bin: 'Bin',
    history: 'History',
    article: 'Article',
    count: '{name}, {count}',
  },

  article: {
    none: 'No article yet',
    emptyLead: 'Drop an article here, or import one. Plain text and Markdown work; other text can be pasted.',
    emptySafe: 'Nothing leaves this computer.',
    import: 'Import Article…',
    paste: 'Paste Text',
    loading: 'Opening the article',
    again: 'Try Again',
    edit: 'Edit Details…',
    delete: 'Delete Article',
    hashCopied: 'SHA-256 copied.',
    hash: 'SHA-256 {hash}',
    hashHint: 'SHA-256 of the imported file: {hash}. Click to copy.',
    openLink: 'Open {url}',
    published: 'Published {date}',
    retrieved: 'Retrieved {date}',
    words: { one: '{count} word', other: '{count} words' },
    noProvenance: 'No source recorded',
    orphans: {
      one: '{count} claim has lost its place in this article.',
      other: '{count} claims have lost their place in this article.',
    },
    detailsTitle: 'Article Details',
    save: 'Save',
  },

  status: {
    saved: 'Saved {time}',
    unsaved: 'Not saved yet',
    savedToday: 'Everything up to now is in the case file.',
    notYet: 'Nothing to save yet',
    saving: 'Saving…',
    waiting: 'Waiting to save: another program, or the drive, keeps the file busy',
    waitingLabel: 'Everything before is safe. The last changes are saved as soon as the file is free again.',
    offline: 'Offline: nothing leaves this computer',
    claims: { one: '{count} claim', other: '{count} claims' },
    flagged: '{count} flagged',
    language: 'Language {name}',
    zoom: '{percent} %',
    zoomLabel: 'Zoom {percent} %',
  },

  announce: {
    claim: '{tags} claim {number}. {quote}',
    flaggedClaim: '{tags} claim {number}, flagged. {quote}',
    flagged: 'Claim {number} flagged.',
    unflagged: 'Flag taken off claim {number}.',
    undone: 'Undone: {label}.',
    redone: 'Done again: {label}.',
  },

  toasts: {
    claimDeleted: 'Claim {number} moved to the bin.',
    articleDeleted: '"{title}" deleted.',
    copySaved: 'Copy saved as {name}.',
    imported: 'Imported "{title}".',
    exported: 'Report saved as {name}.',
    showInFolder: 'Show in Folder',
  },

  drop: {
    import: 'Drop to import',
    importHint: 'Text and Markdown become articles of this case. A case file (.plumb) is opened.',
    open: 'Drop to open',
    openHint:
      'A case file (.plumb) is opened. Articles can be imported into a case that is open and may be changed.',
  },

  start: {
    lead: 'Check what an article says: mark its claims, weigh the evidence, and write the report.',
    sample: 'Open Sample Case',
    new: 'New Case…',
    open: 'Open Case…',
    recent: 'Recent cases',
    noRecent: 'Cases that you open are listed here.',
    missing: 'not found',
    forget: 'Remove {name} from this list',
    firstTitle: 'The first five minutes',
    first: [
      'Open the sample case. It holds one article with a few claims in it.',
      'Click into the text. Press S to select a sentence, J and K to go on from there.',
      'Press 1 for sourced, 2 for contested, 3 for framing. Press F to flag what needs a second look.',
      'Press E to add evidence, and write your verdict in the panel on the right.',
      'Export the report from the File menu. Everything is saved as you go, and every step can be undone.',
    ],
    offline: 'Plumbline works offline. Nothing leaves this computer.',
  },

  newCase: {
    title: 'New Case',
    caseTitle: 'Title of the case',
    titleHint: 'Next you choose where the case file is kept.',
    titleMissing: 'Give the case a title.',
    analyst: 'Your name (optional)',
    analystHint: 'Written into the journal beside each change. You can set it later in Settings.',
    create: 'Choose Place…',
  },

  import: {
    title: 'Import Article',
    reading: 'Reading "{name}"',
    readingHint: 'Nothing is added until you say so.',
    cancelReading: 'Stop Reading',
    skip: 'Skip',
    another: 'Choose Another…',
    import: 'Import',
    importing: 'Importing…',
    fields: {
      title: 'Title',
      url: 'Address (URL)',
      publisher: 'Publisher',
      author: 'Author',
      published: 'Published',
      retrieved: 'Retrieved',
      language: 'Language',
      direction: 'Text direction',
      encoding: 'Encoding',
    },
    detected: 'Detected: check it.',
    directions: { ltr: 'Left to right', rtl: 'Right to left' },
    encodingBasis,
    dateHint: '2026, 2026-03 or 2026-03-07',
    problems: {
      title: 'Give the article a title.',
      date: 'Write a date as 2026, 2026-03 or 2026-03-07.',
      language: 'Choose a language, or write a tag such as en, pt-BR or sr-Latn.',
    },
    facts: {
      label: 'About this file',
      file: 'File',
      length: 'Length',
      lengthValue: '{words} words, {characters} characters, {blocks} blocks',
      size: 'Size',
      bytes: '{count} bytes',
      kilobytes: '{count} kB',
      megabytes: '{count} MB',
      hash: 'SHA-256',
    },
    preview: 'How the text will read',
    previewCut: 'The text goes on after this.',
    duplicate: 'This file is already in this case, as "{title}", imported {date}.',
    openIt: 'Open It',
    reread: 'Reading the file again',
    waiting: { one: '{count} more file waits.', other: '{count} more files wait.' },
  },

  export: {
    title: 'Export Report',
    format: 'Format',
    formats,
    formatHints,
    article: 'Articles',
    allArticles: { one: 'The article', other: 'All {count} articles' },
    checks: 'Before you export',
    checksHint: 'These will be listed in the report as open. They do not stop the export.',
    allClear: 'Every claim has a verdict, no flag is left, and every passage stands in its place.',
    noClaims: 'No claim has been marked. The report will say so.',
    found: {
      noVerdict: { one: '{count} claim without a verdict', other: '{count} claims without a verdict' },
      bare: {
        one: '{count} contested claim without evidence',
        other: '{count} contested claims without evidence',
      },
      flagged: { one: '{count} flagged claim', other: '{count} flagged claims' },
      orphaned: {
        one: '{count} claim that lost its place',
        other: '{count} claims that lost their place',
      },
    },
    showNamed: 'Show: {name}',
    export: 'Export…',
    exporting: 'Writing the report…',
    printing: 'Making the pages. A long report takes a while.',
  },

  settings: {
    title: 'Settings',
    analyst: 'Your name',
    analystHint: 'Written into the journal beside each change, and nowhere else.',
    theme: 'Appearance',
    themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
    singleKeys: 'Single-key shortcuts',
    singleKeysHint:
      'Keys such as 1, 2, 3 and N, while the article, the claim list or the queue has the focus.',
  },

  ...help,
} as const;
