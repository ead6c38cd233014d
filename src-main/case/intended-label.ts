/** The label that a command will have once it is done, for telling which one could not be. */
import type { Command } from '../../src-shared/commands/command';
import { labelSchema, type Label } from '../../src-shared/commands/label';

/** @returns null = it depends on what is in the case */
export function intendedLabel(command: Command): Label | null {
  switch (command.type) {
    case 'claim.add':
    case 'claim.tag':
      return { code: command.type, tags: [...command.tags] };
    case 'claim.flag':
      return { code: command.type, flagged: command.flagged };
    case 'claim.update':
      return { code: command.type, field: Object.keys(command.patch)[0] ?? '' };
    case 'evidence.add':
      return { code: command.type, stance: command.fields.stance };
    case 'review.decide':
      return { code: command.type, decision: command.decision };
    case 'article.add':
      return { code: command.type, title: command.provenance.title };
    default:
      return labelSchema.safeParse({ code: command.type }).data ?? null;
  }
}
