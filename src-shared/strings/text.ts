/** Turns codes into words: errors, change labels. */
import type { CheckFinding } from '../domain/check';
import type { Label } from '../commands/label';
import type { Tag } from '../domain/claim';
import type { Version } from '../domain/version';
import type { AppError } from '../errors';
import { assertNever } from '../assert';
import { en } from './en';
import { clockTime, fill } from './format';

export interface ErrorText {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

/** What happened, what is safe, what to do. */
export function errorText(error: AppError): ErrorText {
  const words = en.errors[error.code];
  return {
    what: fill(words.what, error.params),
    safe: fill(words.safe, error.params),
    todo: fill(words.todo, error.params),
  };
}

/** What a version of a case is called: by its name, else by when it was made. */
export function versionText({ name, at }: Pick<Version, 'name' | 'at'>): string {
  return name === '' ? clockTime(at) : name;
}

export function findingText({ code, params }: CheckFinding): string {
  return fill(en.check.findings[code], params);
}

/** A sentence that ends in a detail from elsewhere can lack its full stop. */
function ended(sentence: string): string {
  return /[.!?…:]["')]?$/u.test(sentence) ? sentence : `${sentence}.`;
}

/** The three sentences of an error as one line. */
export function errorLine(error: AppError): string {
  const { what, safe, todo } = errorText(error);
  return [what, safe, todo]
    .filter((sentence) => sentence !== '')
    .map(ended)
    .join(' ');
}

export function tagsText(tags: readonly Tag[]): string {
  return new Intl.ListFormat('en').format(tags.map((tag) => en.tags[tag]));
}

function fieldName(field: string): string {
  return field in en.claimFields ? en.claimFields[field as keyof typeof en.claimFields] : field;
}

/** A change in words: "Tag as Contested". */
export function labelText(label: Label): string {
  switch (label.code) {
    case 'claim.add':
    case 'claim.tag':
      return fill(en.labels[label.code], { tags: tagsText(label.tags) });
    case 'claim.update':
      return fill(en.labels['claim.update'], { field: fieldName(label.field) });
    case 'claim.flag':
      return label.flagged ? en.labels['claim.flag.on'] : en.labels['claim.flag.off'];
    case 'evidence.add':
      return fill(en.labels['evidence.add'], { stance: en.stances[label.stance].toLowerCase() });
    case 'review.decide':
      return en.labels[`review.${label.decision}`];
    case 'article.add':
    case 'article.delete':
      return fill(en.labels[label.code], { title: label.title });
    case 'annotate':
      return fill(en.labels.annotate, { claims: label.claims, references: label.references });
    case 'case.restore':
      return fill(en.labels[label.code], { name: label.name });
    case 'case.create':
    case 'case.salvage':
    case 'case.rename':
    case 'article.update':
    case 'claim.move':
    case 'claim.code':
    case 'claim.delete':
    case 'claim.restore':
    case 'reference.add':
    case 'reference.update':
    case 'reference.delete':
    case 'evidence.update':
    case 'evidence.delete':
      return en.labels[label.code];
    default:
      return assertNever(label);
  }
}
