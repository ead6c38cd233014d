/** What choosing a line of the palette does, and which were chosen lately. */
import { assertNever } from '../../../src-shared/assert';
import type { PaletteItem } from '../../actions/palette-items';
import { focusArticleSoon, whenSettled } from '../../actions/panes';
import { runAction } from '../../actions/registry';
import { showArticle, showClaim } from '../../state/show-claim';
import { closeDialog, openDialog } from '../../state/ui-store';

/** As long as the window is open; more than these nobody remembers. */
const REMEMBERED = 20;

let recent: readonly string[] = [];

export function recentKeys(): readonly string[] {
  return recent;
}

/** Lets the dialog go first, and the focus with it back to where it was: actions look at both. */
export function choose(item: PaletteItem): void {
  recent = [item.key, ...recent.filter((key) => key !== item.key)].slice(0, REMEMBERED);
  closeDialog();
  whenSettled(() => {
    go(item);
  });
}

function go(item: PaletteItem): void {
  switch (item.kind) {
    case 'action':
      void runAction(item.id);
      return;
    case 'claim':
      void showClaim(item.id);
      focusArticleSoon();
      return;
    case 'article':
      showArticle(item.id);
      focusArticleSoon();
      return;
    case 'reference':
      openDialog({ kind: 'reference', referenceId: item.id });
      return;
    default:
      assertNever(item);
  }
}
