/** Words of the window that help to find one's way: the sheet of keys, "About", the palette. */
export const help = {
  keys: {
    title: 'Keyboard Shortcuts',
    singleNote: 'Single keys work while the article, the claim list or the review queue has the focus.',
    singleOff: 'Single keys are switched off in Settings.',
    reading: 'Reading and selecting',
    readingKeys: [
      ['Arrows', 'Move the caret in the article'],
      ['Shift+Arrows', 'Select text'],
      ['Ctrl+Shift+Arrows', 'Select by words'],
      ['Tab', 'Leave the article'],
      ['Ctrl+Enter', 'Send a dialog from any of its fields'],
      ['Esc', 'Close a dialog or a list'],
    ],
    action: 'Action',
    key: 'Key',
  },

  about: {
    title: 'About Plumbline',
    version: 'Version {version}',
    offlineTitle: 'Nothing leaves this computer',
    offline:
      'Plumbline opens no connection and sends no report of its use. A link opens in your browser only after you have seen its full address and agreed.',
    journalTitle: 'What the journal proves',
    journal:
      'Every change is an entry, chained by SHA-256 to the one before it. Changing an earlier entry changes the last hash, so a hash that was kept elsewhere shows whether a case file still holds that history.',
    journalNotTitle: 'What it does not prove',
    journalNot:
      'It does not show who sat at the keyboard, whether the clock was right, or who published an article and when.',
    licencesTitle: 'Libraries inside',
    licences: [
      ['Electron, React, Lexical, zustand, zod, better-sqlite3, iconv-lite, unified and micromark', 'MIT'],
      ['SQLite', 'public domain'],
      ['React Aria Components, eld', 'Apache-2.0'],
      ['Lucide icons', 'ISC'],
      ['Inter and Source Serif 4', 'SIL Open Font License 1.1'],
      ['jschardet', '0BSD'],
    ],
    licence: 'Plumbline itself is under the MIT licence.',
  },

  palette: {
    title: 'Search or Run a Command',
    placeholder: 'Command, #claim, @reference or /article',
    hint: 'Type > for commands, # for claims, @ for references, / for articles.',
    none: 'Nothing matches "{query}".',
    kinds: { action: 'Commands', claim: 'Claims', reference: 'References', article: 'Articles' },
    claim: 'Claim {number}: {quote}',
  },

  /** Why an action is not possible now. */
  needs: {
    nothing: '',
    case: 'Open a case first',
    writableCase: 'Open a case that may be changed',
    article: 'Import an article first',
    articleText: 'Go to an article first',
    claims: 'No claim in this article',
    claim: 'Select a claim first',
    shownClaim: 'Select a claim first',
    passage: 'Select text or a claim first',
    queued: 'Only in the review queue',
    undo: 'Nothing to undo',
    redo: 'Nothing to redo',
  },
} as const;
