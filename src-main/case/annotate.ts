/** Brings a file of claims into a case: all of it or nothing, as one step of undo, and nothing twice. */
import type { Command } from '../../src-shared/commands/command';
import { holds } from '../../src-shared/domain/anchor';
import type { Claim } from '../../src-shared/domain/claim';
import { newId, type Id } from '../../src-shared/domain/ids';
import { EMPTY_REFERENCE } from '../../src-shared/domain/reference';
import { richTextFromPlain } from '../../src-shared/domain/rich-text';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import {
  linksOf,
  type AnnotationClaim,
  type AnnotationFile,
  type AnnotationReference,
} from './annotation-file';
import { shortened } from './apply/anchor';
import type { OpenCase } from './open-case';

/** `skipped` claims are there already, at the same place with the same tags; `references` counts new ones only. */
export interface AnnotationCounts {
  readonly claims: number;
  readonly references: number;
  readonly evidence: number;
  readonly skipped: number;
}

export interface AnnotationPlan {
  readonly commands: readonly Command[];
  readonly counts: AnnotationCounts;
}

/** @throws Refusal article.notFound, annotate.mismatch {count, list}, and what executing commands can throw */
export function annotate(openCase: OpenCase, articleId: Id, file: AnnotationFile): AnnotationCounts {
  const { commands, counts } = planAnnotations(openCase, articleId, file);
  openCase.executeAll(commands, { code: 'annotate', claims: counts.claims, references: counts.references });
  return counts;
}

/** What would have to be done, changing nothing. @throws Refusal article.notFound, annotate.mismatch {count, list} */
export function planAnnotations(
  openCase: Pick<OpenCase, 'snapshot' | 'body'>,
  articleId: Id,
  file: AnnotationFile,
): AnnotationPlan {
  const snapshot = openCase.snapshot();
  const article = snapshot.articles.find(({ id }) => id === articleId);
  if (!article) throw new Refusal('article.notFound');
  refuseMismatches(openCase.body(article.versionId).text, file.claims);
  const plan = new Planner(snapshot, articleId);
  const claimIds = file.claims.map((claim) => plan.claim(claim));
  for (const reference of file.references) plan.reference(reference, claimIds);
  return { commands: plan.commands, counts: plan.counts() };
}

function refuseMismatches(text: string, claims: readonly AnnotationClaim[]): void {
  const wrong = [...claims.entries()].filter(([, claim]) => !holds(text, claim));
  if (wrong.length === 0) return;
  const list = wrong.map(([index, { start, exact }]) =>
    fill(en.check.quoteAt, { index: String(index), start: String(start), quote: shortened(exact) }),
  );
  throw new Refusal('annotate.mismatch', { count: wrong.length, list: list.join('; ') });
}

/** Collects commands, and knows what is in the case already or was planned a moment ago. */
class Planner {
  readonly commands: Command[] = [];
  readonly #articleId: Id;
  readonly #claims: Map<string, Id>;
  readonly #references: Map<string, Id>;
  readonly #evidence: Set<string>;
  #newClaims = 0;
  #newReferences = 0;
  #newEvidence = 0;
  #skipped = 0;

  constructor({ claims, references, evidence }: CaseSnapshot, articleId: Id) {
    this.#articleId = articleId;
    const own = claims.filter((claim) => claim.articleId === articleId && claim.deletedAt === null);
    this.#claims = new Map(own.map((claim) => [placeOf(claim), claim.id]));
    const living = references.filter(({ deletedAt }) => deletedAt === null);
    this.#references = new Map(
      living.map(({ id, sourceId, title }) => [JSON.stringify([sourceId, title]), id]),
    );
    this.#evidence = new Set(evidence.map(({ claimId, referenceId }) => `${claimId} ${referenceId}`));
  }

  counts(): AnnotationCounts {
    return {
      claims: this.#newClaims,
      references: this.#newReferences,
      evidence: this.#newEvidence,
      skipped: this.#skipped,
    };
  }

  claim(claim: AnnotationClaim): Id {
    const place = placeKey(claim.start, claim.end, claim.tags);
    const present = this.#claims.get(place);
    if (present !== undefined) {
      this.#skipped += 1;
      return present;
    }
    const id = newId();
    this.#claims.set(place, id);
    this.#newClaims += 1;
    this.commands.push(...claimCommands(id, this.#articleId, claim));
    return id;
  }

  reference(reference: AnnotationReference, claimIds: readonly Id[]): void {
    const referenceId = this.#referenceId(reference);
    for (const { index, stance } of linksOf(reference)) {
      const claimId = claimIds[index];
      if (claimId === undefined || this.#evidence.has(`${claimId} ${referenceId}`)) continue;
      this.#evidence.add(`${claimId} ${referenceId}`);
      this.#newEvidence += 1;
      const fields = { stance, locator: '', quote: '', note: '' };
      this.commands.push({ type: 'evidence.add', id: newId(), claimId, referenceId, fields });
    }
  }

  #referenceId(reference: AnnotationReference): Id {
    const key = JSON.stringify([reference.id, reference.title]);
    const present = this.#references.get(key);
    if (present !== undefined) return present;
    const id = newId();
    this.#references.set(key, id);
    this.#newReferences += 1;
    const { type, title, author, publisher, issued, accessed, note, URL: url } = reference;
    const fields = { ...EMPTY_REFERENCE, type, title, author, publisher, issued, accessed, url, note };
    this.commands.push({ type: 'reference.add', id, fields, sourceId: reference.id });
    return id;
  }
}

function placeOf({ anchors: [anchor], tags }: Claim): string {
  return anchor ? placeKey(anchor.start, anchor.end, tags) : '';
}

function placeKey(start: number, end: number, tags: readonly string[]): string {
  return `${start} ${end} ${tags.join(' ')}`;
}

function claimCommands(id: Id, articleId: Id, claim: AnnotationClaim): readonly Command[] {
  const { start, end, exact, tags, codes, flagged, flagReason } = claim;
  const { statement, speaker, statedOn, claimType, verdict, confidence, note } = claim;
  const patch = {
    statement,
    speaker,
    statedOn,
    claimType,
    verdict,
    confidence,
    rationale: richTextFromPlain(note),
  };
  return [
    { type: 'claim.add', id, articleId, place: { start, end, exact }, tags },
    { type: 'claim.update', id, patch },
    ...(codes.length > 0 ? [{ type: 'claim.code' as const, id, codes }] : []),
    ...(flagged ? [{ type: 'claim.flag' as const, id, flagged, reason: flagReason }] : []),
  ];
}
