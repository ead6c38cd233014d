/** Words of the article view and the rationale editor. */
export const article = {
  /** Name of the text for assistive technology. */
  name: 'Article text: {title}',
  block: {
    claims: { one: '{count} claim: {tags}.', other: '{count} claims: {tags}.' },
    flagged: { one: '{count} flagged.', other: '{count} flagged.' },
  },
  popup: {
    selection: 'Tag the selection',
    claim: 'Claim {number}',
    tooLong: 'A claim can be at most {limit} characters long. This selection has {count}.',
    flag: 'Flag',
    flagHint: 'Flag this claim for review (F)',
    unflagHint: 'Take the flag off (F)',
    tagHint: '{tag} ({key}): {meaning}',
  },
  editor: {
    toolbar: 'Format of {label}',
    bold: 'Bold',
    italic: 'Italic',
    bulletList: 'Bullet list',
    numberedList: 'Numbered list',
    link: 'Link',
    reference: 'Insert reference',
    keyHint: '{name} ({key})',
    linkAddress: 'Address of the link',
    linkRefused: 'An address begins with http:// or https://.',
    linkSet: 'Set link',
    linkRemove: 'Remove link',
    findReference: 'Find a reference',
    references: 'References',
    noReferences: 'No reference found. References are added as evidence of a claim.',
    referenceGone: 'Deleted reference',
  },
} as const;
