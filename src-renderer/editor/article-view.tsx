/** Article view: the text of the chosen article with its claims, and the popup that tags a selection. */
import { useEffect, useRef, useState } from 'react';
import type { Article, ArticleBody } from '../../src-shared/domain/article';
import type { Id } from '../../src-shared/domain/ids';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { spokenClaim } from '../actions/claim-words';
import { setArticleHandle } from '../state/article-handle';
import { caseStore } from '../state/case-store';
import { useCase, useUi } from '../state/hooks';
import { claimsOf } from '../state/selectors';
import { announce, uiStore } from '../state/ui-store';
import { listenToPointer } from './article-pointer';
import { ArticleSurface, type SurfaceArticle, type SurfaceElements } from './article-surface';
import { isCollapsed } from './selection-anchor';
import { PopupState } from './popup-state';
import { SelectionPopup } from './selection-popup';
import css from './article-view.module.css';
import './highlights.css';

interface Shown {
  readonly surface: ArticleSurface;
  readonly popup: PopupState;
}

function chooseClaim(id: Id): void {
  uiStore.setState({ claimId: id, inspectorOpen: true, inspecting: true });
  const claim = caseStore.getState().claims.get(id);
  if (claim) announce(spokenClaim(claim));
}

/** Esc: first the popup goes, then the selection. */
function listenToEscape({ surface, popup }: Shown): () => void {
  const { root } = surface.dom;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    const ends = surface.selection.current;
    if (!popup.hide() && ends && !isCollapsed(ends)) surface.collapseToEnd();
  };
  root.addEventListener('keydown', onKeyDown);
  return () => {
    root.removeEventListener('keydown', onKeyDown);
  };
}

function listenToPress({ surface, popup }: Shown): () => void {
  const { root } = surface.dom;
  const press = () => {
    popup.press();
  };
  const release = () => {
    popup.release();
  };
  root.addEventListener('pointerdown', press);
  // The button can be let go anywhere.
  window.addEventListener('pointerup', release);
  window.addEventListener('pointercancel', release);
  return () => {
    root.removeEventListener('pointerdown', press);
    window.removeEventListener('pointerup', release);
    window.removeEventListener('pointercancel', release);
  };
}

function show(elements: SurfaceElements, article: SurfaceArticle): Shown & { readonly hide: () => void } {
  const popup: PopupState = new PopupState(() =>
    surface.selection.hasFocus ? surface.selectedPlace() : null,
  );
  const surface = new ArticleSurface(elements, article, () => {
    popup.selected();
  });
  const shown = { surface, popup };
  const endings = [
    listenToPointer(surface, elements.overlay, (id) => {
      chooseClaim(id);
      // The inspector has the same buttons; a popup beside it would only lie over the next claim.
      if (!uiStore.getState().inspectorOpen) popup.showClaim(id);
    }),
    listenToEscape(shown),
    listenToPress(shown),
  ];
  setArticleHandle(surface);
  return {
    ...shown,
    hide: () => {
      setArticleHandle(null);
      popup.hide();
      for (const end of endings) end();
      surface.dispose();
    },
  };
}

function ArticleText({ article, body }: { readonly article: Article; readonly body: ArticleBody }) {
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const claims = useCase((state) => claimsOf(state, article.id));
  const claimId = useUi((state) => state.claimId);
  const { language, direction } = article;

  useEffect(() => {
    if (!root.current || !scroller.current || !overlay.current) return;
    const elements = { root: root.current, scroller: scroller.current, overlay: overlay.current };
    const view = show(elements, { body, language, direction });
    setShown(view);
    return view.hide;
  }, [body, language, direction]);

  useEffect(() => {
    shown?.surface.setClaims(claims);
  }, [shown, claims]);
  useEffect(() => {
    shown?.surface.setSelectedClaim(claimId);
  }, [shown, claimId]);

  return (
    <div ref={scroller} className={css['view']}>
      <div className={css['sheet']}>
        <div
          ref={root}
          className={css['text']}
          role="textbox"
          aria-multiline
          aria-readonly
          aria-label={fill(en.article.name, { title: article.title })}
          lang={language}
          dir={direction}
          data-testid="article-text"
        />
        <div ref={overlay} className={css['overlay']} dir={direction} aria-hidden />
        {shown ? <SelectionPopup surface={shown.surface} state={shown.popup} /> : null}
      </div>
    </div>
  );
}

export function ArticleView() {
  const body = useCase((state) => state.body);
  const articleId = useUi((state) => state.articleId);
  const article = useCase((state) => (articleId === null ? undefined : state.articles.get(articleId)));
  if (!article || body?.versionId !== article.versionId) return null;
  return <ArticleText key={body.versionId} article={article} body={body} />;
}
