/** Words for the terms of the domain, the same in every layer: tags, verdicts, stances, statuses, change labels. */
import type { ClaimType, Status, Tag } from '../../domain/claim';
import type { Stance } from '../../domain/evidence';
import type { ReferenceType } from '../../domain/reference';
import type { Decision } from '../../domain/review';
import type { Confidence, Verdict } from '../../domain/verdict';

type Words<K extends string> = Readonly<Record<K, string>>;

export const tags: Words<Tag> = { sourced: 'Sourced', contested: 'Contested', framing: 'Framing' };

export const tagMeanings: Words<Tag> = {
  sourced: 'The article itself gives a source for it. That does not mean it is true.',
  contested: 'It is disputed, or evidence points against it.',
  framing: 'Wording that steers how the reader sees it. That does not mean it is false.',
};

/** Signs that stand beside the words in reports, so that they survive black and white. */
export const tagSigns: Words<Tag> = { sourced: '✓', contested: '≠', framing: '◧' };

export const verdicts: Words<Verdict> = {
  true: 'True',
  mostlyTrue: 'Mostly true',
  mixed: 'Mixed',
  misleading: 'Misleading',
  mostlyFalse: 'Mostly false',
  false: 'False',
  unproven: 'Unproven',
  notCheckable: 'Not checkable',
  outdated: 'Outdated',
};

export const verdictMeanings: Words<Verdict> = {
  true: 'The evidence bears the statement out.',
  mostlyTrue: 'The statement holds; a detail is missing or wrong.',
  mixed: 'Part of the statement holds and part does not.',
  misleading: 'What is said may be right, but the impression it gives is not.',
  mostlyFalse: 'The statement is wrong in the main; a part of it holds.',
  false: 'The evidence contradicts the statement.',
  unproven: 'There is not enough evidence to decide.',
  notCheckable: 'No evidence could decide it: an opinion, a prediction, a matter of taste.',
  outdated: 'It was right once and no longer is.',
};

export const confidences: Words<Confidence> = { high: 'High', moderate: 'Moderate', low: 'Low' };

export const stances: Words<Stance> = {
  supports: 'Supports',
  refutes: 'Refutes',
  mixed: 'Mixed',
  context: 'Context',
};

export const stanceSigns: Words<Stance> = { supports: '+', refutes: '−', mixed: '±', context: '○' };

export const statuses: Words<Status> = {
  draft: 'Draft',
  inReview: 'In review',
  disputed: 'Disputed',
  approved: 'Approved',
  void: 'Void',
};

export const claimTypes: Words<ClaimType> = {
  '': 'Not set',
  event: 'Event or property',
  numerical: 'Number',
  quote: 'Quotation',
  causal: 'Cause and effect',
  position: 'Position statement',
  definition: 'Definition',
  other: 'Other',
};

export const decisions: Words<Decision> = {
  accept: 'Accepted',
  retag: 'Retagged',
  sendBack: 'Sent back',
  later: 'Later',
};

export const referenceTypes: Words<ReferenceType> = {
  webpage: 'Web page',
  'article-newspaper': 'Newspaper article',
  'article-magazine': 'Magazine article',
  'article-journal': 'Journal article',
  report: 'Report',
  book: 'Book',
  chapter: 'Book chapter',
  legislation: 'Law or resolution',
  legal_case: 'Court decision',
  dataset: 'Data set',
  interview: 'Interview',
  speech: 'Speech',
  hearing: 'Hearing',
  broadcast: 'Broadcast',
  motion_picture: 'Film or video',
  'post-weblog': 'Blog post',
  post: 'Social media post',
  personal_communication: 'Letter, e-mail or call',
  document: 'Other document',
};

/** Change labels; {tags}, {stance}, {field}, {title} are filled in words. */
export const labels = {
  'case.create': 'Create Case',
  'case.salvage': 'Salvage Case',
  'case.restore': 'Restore "{name}"',
  'case.rename': 'Rename Case',
  'article.add': 'Import "{title}"',
  'article.update': 'Edit Article Details',
  'article.delete': 'Delete "{title}"',
  'claim.add': 'Tag as {tags}',
  'claim.tag': 'Tag as {tags}',
  'claim.move': 'Move Claim',
  'claim.update': 'Edit {field}',
  'claim.code': 'Change Codes',
  'claim.flag.on': 'Flag',
  'claim.flag.off': 'Remove Flag',
  'claim.delete': 'Delete Claim',
  'claim.restore': 'Restore Claim',
  'reference.add': 'Add Reference',
  'reference.update': 'Edit Reference',
  'reference.delete': 'Delete Reference',
  'evidence.add': 'Add Evidence ({stance})',
  'evidence.update': 'Edit Evidence',
  'evidence.delete': 'Remove Evidence',
  'review.accept': 'Accept Claim',
  'review.retag': 'Retag in Review',
  'review.sendBack': 'Send Back',
  'review.later': 'Review Later',
  annotate: 'Import {claims} Claims and {references} References',
} as const;

/** Fields of a claim, as labels and forms name them. */
export const claimFields = {
  statement: 'Statement',
  speaker: 'Speaker',
  statedOn: 'Date of Statement',
  claimType: 'Claim Type',
  verdict: 'Verdict',
  confidence: 'Confidence',
  rationale: 'Rationale',
  status: 'Status',
} as const;
