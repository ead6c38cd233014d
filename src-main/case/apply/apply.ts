/** Sends each command to the function that knows what it changes. */
import { assertNever } from '../../../src-shared/assert';
import type { Command } from '../../../src-shared/commands/command';
import type { Label } from '../../../src-shared/commands/label';
import { addArticle, deleteArticle, updateArticle } from './article';
import { renameCase } from './case';
import {
  addClaim,
  codeClaim,
  deleteClaim,
  flagClaim,
  moveClaim,
  restoreClaim,
  tagClaim,
  updateClaim,
} from './claim';
import type { ApplyContext } from './context';
import { addEvidence, deleteEvidence, updateEvidence } from './evidence';
import { addReference, deleteReference, updateReference } from './reference';
import { decideReview } from './review';

/**
 * @returns the name of the change
 * @throws Refusal where the command does not fit the case as it is; the caller's transaction then rolls back
 */
export function apply(context: ApplyContext, command: Command): Label {
  switch (command.type) {
    case 'case.rename':
      return renameCase(context, command);
    case 'article.add':
      return addArticle(context, command);
    case 'article.update':
      return updateArticle(context, command);
    case 'article.delete':
      return deleteArticle(context, command);
    case 'claim.add':
      return addClaim(context, command);
    case 'claim.tag':
      return tagClaim(context, command);
    case 'claim.move':
      return moveClaim(context, command);
    case 'claim.update':
      return updateClaim(context, command);
    case 'claim.code':
      return codeClaim(context, command);
    case 'claim.flag':
      return flagClaim(context, command);
    case 'claim.delete':
      return deleteClaim(context, command);
    case 'claim.restore':
      return restoreClaim(context, command);
    case 'reference.add':
      return addReference(context, command);
    case 'reference.update':
      return updateReference(context, command);
    case 'reference.delete':
      return deleteReference(context, command);
    case 'evidence.add':
      return addEvidence(context, command);
    case 'evidence.update':
      return updateEvidence(context, command);
    case 'evidence.delete':
      return deleteEvidence(context, command);
    case 'review.decide':
      return decideReview(context, command);
    default:
      return assertNever(command);
  }
}
