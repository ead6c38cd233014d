/** Article surface: one article on the page - its text, its painted claims, its caret - without React. */
import { createEditor, type LexicalEditor, type NodeKey } from 'lexical';
import type { Place } from '../../src-shared/commands/command';
import type { Span } from '../../src-shared/domain/anchor';
import type { ArticleBody, Direction } from '../../src-shared/domain/article';
import type { Claim } from '../../src-shared/domain/claim';
import type { Id } from '../../src-shared/domain/ids';
import type { ArticleHandle, ReadingPlace } from '../state/article-handle';
import { ArticleDom } from './article-dom';
import { ArticleBlockNode, ArticleListNode } from './article-nodes';
import { ArticleOverlay } from './article-overlay';
import { ArticleSelection } from './article-selection';
import { BlockDescriptions } from './block-descriptions';
import { BlockTable } from './block-table';
import { ClaimHighlights } from './claim-highlights';
import { makeReadable } from './edit-context';
import { HighlightRegistry } from './highlight-registry';
import { ClaimIndex } from './interval-index';
import { loadArticle } from './load-article';
import { scrollToCaret, scrollToPassage } from './scroll-to';
import { isCollapsed, type Ends } from './selection-anchor';
import { Sentences } from './sentences';

export interface SurfaceElements {
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly overlay: HTMLElement;
}

export interface SurfaceArticle {
  readonly body: ArticleBody;
  readonly language: string;
  readonly direction: Direction;
}

/** Waits for more to be on the page: block index and what to do then. */
interface Waiting {
  readonly block: number;
  readonly run: () => void;
}

function createArticleEditor(): LexicalEditor {
  return createEditor({
    namespace: 'article',
    editable: false,
    nodes: [ArticleBlockNode, ArticleListNode],
    onError: (error) => {
      throw error;
    },
  });
}

export class ArticleSurface implements ArticleHandle {
  readonly dom: ArticleDom;
  readonly selection: ArticleSelection;
  index: ClaimIndex;
  private readonly text: string;
  private readonly table: BlockTable;
  private readonly sentences: Sentences;
  private readonly registry = new HighlightRegistry();
  private readonly highlights: ClaimHighlights;
  private readonly descriptions: BlockDescriptions;
  private readonly overlay: ArticleOverlay;
  private readonly forcedColors = matchMedia('(forced-colors: active)');
  private readonly endings: (() => void)[] = [];
  private keys: readonly NodeKey[] = [];
  private waiting: Waiting | null = null;
  private frame = 0;

  /** @param onSelect told after every change of the selection */
  constructor(
    private readonly elements: SurfaceElements,
    private readonly article: SurfaceArticle,
    onSelect: () => void,
  ) {
    const { root } = elements;
    const { body } = article;
    const editor = createArticleEditor();
    this.text = body.text;
    this.table = new BlockTable(body.blocks);
    this.sentences = new Sentences(body.text, this.table, article.language);
    this.index = new ClaimIndex(this.table, body.versionId, []);
    this.dom = new ArticleDom(root, this.table, (block) => editor.getElementByKey(this.keys[block] ?? ''));
    this.selection = new ArticleSelection(this.dom, body.text, this.registry, onSelect);
    this.highlights = new ClaimHighlights(this.dom, this.registry, this.index);
    this.descriptions = new BlockDescriptions(this.dom);
    this.overlay = new ArticleOverlay(elements.overlay, this.dom);
    editor.setRootElement(root);
    this.endings.push(makeReadable(root), () => {
      editor.setRootElement(null);
    });
    this.endings.push(loadArticle(editor, body, article.direction, this.onFilled));
    this.listen();
  }

  private listen(): void {
    const { root, scroller } = this.elements;
    const resized = new ResizeObserver(this.refreshSoon);
    resized.observe(root);
    resized.observe(scroller);
    scroller.addEventListener('scroll', this.refreshSoon, { passive: true });
    root.addEventListener('copy', this.copy);
    this.forcedColors.addEventListener('change', this.refreshSoon);
    this.endings.push(this.selection.listen(), () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', this.refreshSoon);
      root.removeEventListener('copy', this.copy);
      this.forcedColors.removeEventListener('change', this.refreshSoon);
    });
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    for (const end of this.endings) end();
    this.registry.dispose();
  }

  setClaims(claims: readonly Claim[]): void {
    this.index = new ClaimIndex(this.table, this.article.body.versionId, claims);
    this.descriptions.update(this.index);
    this.highlights.setIndex(this.index);
    this.refreshSoon();
  }

  setSelectedClaim(claimId: Id | null): void {
    this.highlights.mark('claim-selected', claimId);
  }

  setHoveredClaim(claimId: Id | null): void {
    this.highlights.mark('claim-hovered', claimId);
  }

  private readonly onFilled = (keys: readonly NodeKey[]): void => {
    this.keys = keys;
    this.dom.filled = keys.length;
    this.descriptions.update(this.index);
    this.refreshSoon();
    if (this.waiting && this.waiting.block < keys.length) {
      const { run } = this.waiting;
      this.waiting = null;
      run();
    }
  };

  private readonly refreshSoon = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.refresh();
    });
  };

  /** Paints the viewport and one screen on each side. */
  private refresh(): void {
    const { top, bottom, height } = this.view();
    const window = this.dom.blocksBetween(top - height, bottom + height);
    const forced = this.forcedColors.matches;
    this.highlights.setWindow(window, { lines: !forced });
    this.overlay.draw(this.index, window, forced);
  }

  /** Copies the text as it is in the case, not as the page lays it out. */
  private readonly copy = (event: ClipboardEvent): void => {
    const ends = this.selection.current;
    if (!ends || isCollapsed(ends)) return;
    event.clipboardData?.setData(
      'text/plain',
      this.text.slice(Math.min(ends.anchor, ends.focus), Math.max(ends.anchor, ends.focus)),
    );
    event.preventDefault();
  };

  private select(ends: Ends): void {
    this.whenFilled(this.table.indexAt(Math.max(ends.anchor, ends.focus)), () => {
      this.focus();
      this.selection.select(ends);
      const rect = this.boxOf({ start: Math.max(0, ends.focus - 1), end: Math.max(1, ends.focus) });
      if (rect) scrollToCaret(this.elements.scroller, rect);
    });
  }

  private selectSpan(span: Span | null): void {
    if (span) this.select({ anchor: span.start, focus: span.end });
  }

  /** Runs at once where the block is on the page, or as soon as it is. */
  private whenFilled(block: number, run: () => void): void {
    this.waiting = null;
    if (block < this.dom.filled) run();
    else this.waiting = { block, run };
  }

  /** The box of the first part of a passage, in CSS pixels of the window; null = it is not on the page. */
  boxOf(span: Span): DOMRect | null {
    const [part] = this.table.partsOf(span);
    return (part && this.dom.rangeIn(part.index, part)?.getBoundingClientRect()) ?? null;
  }

  /** The visible part of the article's pane, without scroll bars, in CSS pixels of the window. */
  view(): DOMRect {
    const { scroller } = this.elements;
    const { left, top } = scroller.getBoundingClientRect();
    const { clientLeft, clientTop, clientWidth, clientHeight } = scroller;
    return new DOMRect(left + clientLeft, top + clientTop, clientWidth, clientHeight);
  }

  private selected(): Span {
    const { anchor, focus } = this.selection.current ?? { anchor: 0, focus: 0 };
    return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  }

  selectedPlace(): Place | null {
    return this.selection.place;
  }

  selectSentence(): void {
    this.selectSpan(this.sentences.widen(this.selected()));
  }

  stepSentence(step: 1 | -1): void {
    const { start, end } = this.selected();
    this.selectSpan(step === 1 ? this.sentences.next(end) : this.sentences.previous(start));
  }

  collapseToEnd(): void {
    const end = this.selection.place?.end ?? this.selected().end;
    this.selection.select({ anchor: end, focus: end });
  }

  reveal(claimId: Id): void {
    const [passage] = this.index.passagesOf(claimId);
    if (!passage) return;
    this.whenFilled(this.table.indexAt(passage.start), () => {
      const rect = this.boxOf(passage);
      if (rect) scrollToPassage(this.elements.scroller, rect);
      this.selection.select({ anchor: passage.start, focus: passage.start });
    });
  }

  caret(): number | null {
    return this.selection.current?.focus ?? null;
  }

  readingPlace(): ReadingPlace {
    const { top, bottom } = this.view();
    const block = this.dom.blocksBetween(top, bottom)?.first ?? 0;
    const edge = this.dom.element(block)?.getBoundingClientRect().top ?? top;
    return { block, past: top - edge };
  }

  returnTo({ block, past }: ReadingPlace): void {
    this.whenFilled(block, () => {
      const element = this.dom.element(block);
      if (!element) return;
      this.elements.scroller.scrollTop += element.getBoundingClientRect().top - this.view().top + past;
    });
  }

  focus(): void {
    this.elements.root.focus({ preventScroll: true });
  }
}
