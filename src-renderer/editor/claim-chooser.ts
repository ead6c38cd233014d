/** Claim chooser: which of several claims under the pointer a click selects. */
import type { Id } from '../../src-shared/domain/ids';

/** Chooses click by click: the innermost claim first, outwards with every further click on the same claims, and round. */
export class ClaimChooser {
  private last: readonly Id[] = [];

  /**
   * @param claims under the pointer, innermost first
   * @param selected the claim that is selected now
   * @returns null = there is no claim under the pointer
   */
  choose(claims: readonly Id[], selected: Id | null): Id | null {
    const again = claims.length === this.last.length && claims.every((id, index) => id === this.last[index]);
    this.last = claims;
    const index = again && selected !== null ? claims.indexOf(selected) : -1;
    return claims[(index + 1) % Math.max(1, claims.length)] ?? null;
  }
}
