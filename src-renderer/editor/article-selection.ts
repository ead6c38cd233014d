/** Article selection: where the caret and the selection are, also while the focus is elsewhere. */
import type { Place } from '../../src-shared/commands/command';
import { uiStore } from '../state/ui-store';
import type { ArticleDom } from './article-dom';
import type { HighlightRegistry } from './highlight-registry';
import { isCollapsed, placeBetween, type Ends } from './selection-anchor';

/** Places that the focus goes to for a moment, to act on what is selected: the palette, a menu. */
const PASSING = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** More blocks than a screen has: a kept selection is shown, not measured. */
const KEPT_BLOCKS = 100;

export class ArticleSelection {
  private ends: Ends | null = null;

  /** @param onChange told after the person or the program selected something else */
  constructor(
    private readonly dom: ArticleDom,
    private readonly text: string,
    private readonly registry: HighlightRegistry,
    private readonly onChange: () => void,
  ) {}

  listen(): () => void {
    const { root } = this.dom;
    document.addEventListener('selectionchange', this.read);
    document.addEventListener('focusin', this.followFocus);
    root.addEventListener('focusout', this.keep);
    return () => {
      document.removeEventListener('selectionchange', this.read);
      document.removeEventListener('focusin', this.followFocus);
      root.removeEventListener('focusout', this.keep);
      this.set(null);
    };
  }

  /** As it is now: the page tells of a change only after it. null = the caret has not been in this article yet. */
  get current(): Ends | null {
    this.read();
    return this.ends;
  }

  get place(): Place | null {
    const { current } = this;
    return current && placeBetween(this.text, current);
  }

  get hasFocus(): boolean {
    return document.activeElement === this.dom.root;
  }

  /** Selects, on the page too while the article has the focus; otherwise once it gets it. */
  select(ends: Ends): void {
    this.set(ends);
    if (this.hasFocus) this.show(ends);
  }

  private readonly read = (): void => {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !selection.focusNode || !this.hasFocus) return;
    const { root } = this.dom;
    if (!root.contains(selection.anchorNode) && !root.contains(selection.focusNode)) return;
    this.set({
      anchor: this.dom.offsetAt(selection.anchorNode, selection.anchorOffset),
      focus: this.dom.offsetAt(selection.focusNode, selection.focusOffset),
    });
  };

  private set(ends: Ends | null): void {
    if (ends?.anchor === this.ends?.anchor && ends?.focus === this.ends?.focus) return;
    this.ends = ends;
    this.registry.set('kept-selection', []);
    const hasSelection = ends !== null && !isCollapsed(ends) && placeBetween(this.text, ends) !== null;
    if (uiStore.getState().hasSelection !== hasSelection) uiStore.setState({ hasSelection });
    this.onChange();
  }

  private show({ anchor, focus }: Ends): void {
    const forward = anchor <= focus;
    const from = this.dom.pointAt(anchor, forward ? 'start' : 'end');
    const to = anchor === focus ? from : this.dom.pointAt(focus, forward ? 'end' : 'start');
    if (from && to) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  private readonly followFocus = (event: FocusEvent): void => {
    if (!this.ends || !(event.target instanceof Element)) return;
    if (event.target === this.dom.root) {
      this.registry.set('kept-selection', []);
      this.show(this.ends);
    } else if (!event.target.closest(PASSING)) this.leave(this.ends);
  };

  /** The person went on to something else: what was selected here must not be acted on from there. */
  private leave({ focus }: Ends): void {
    const selection = document.getSelection();
    if (selection?.anchorNode && this.dom.root.contains(selection.anchorNode)) selection.removeAllRanges();
    this.set({ anchor: focus, focus });
  }

  /** A selection is no longer drawn once the focus is in a field, though it is still what an action is about. */
  private readonly keep = (): void => {
    if (!this.ends || isCollapsed(this.ends)) return;
    const { anchor, focus } = this.ends;
    const span = { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
    const parts = this.dom.table.partsOf(span).slice(0, KEPT_BLOCKS);
    this.registry.set(
      'kept-selection',
      parts.flatMap((part) => this.dom.rangeIn(part.index, part) ?? []),
    );
  };
}
