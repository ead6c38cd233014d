/** Selection popup: the tag buttons beside what is selected, for the mouse. It never takes the focus from the article. */
import { CircleCheck, Flag, Frame, Scale } from 'lucide-react';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { ActionId } from '../../src-shared/actions';
import type { Span } from '../../src-shared/domain/anchor';
import { TAGS, type Claim, type Tag } from '../../src-shared/domain/claim';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { runAction } from '../actions/registry';
import { useCase, useUi } from '../state/hooks';
import { uiStore } from '../state/ui-store';
import type { ArticleSurface } from './article-surface';
import { popupSpot } from './popup-spot';
import type { Popup, PopupState } from './popup-state';
import css from './selection-popup.module.css';
import { EXACT_LIMIT } from '../../src-shared/limits';

const ICONS = { sourced: CircleCheck, contested: Scale, framing: Frame } as const;

interface ButtonProps {
  readonly name: string;
  readonly hint: string;
  readonly keyName: string;
  readonly pressed: boolean | undefined;
  readonly look: string;
  readonly icon: typeof Flag;
  readonly onPress: () => void;
}

function PopupButton({ name, hint, keyName, pressed, look, icon: Icon, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={hint}
      aria-pressed={pressed}
      className={`${css['button'] ?? ''} ${css[look] ?? ''}`}
      onClick={onPress}
    >
      <Icon size={16} aria-hidden />
      {name}
      <kbd>{keyName}</kbd>
    </button>
  );
}

interface TagButtonProps {
  readonly tag: Tag;
  readonly claim: Claim | undefined;
  readonly act: (id: ActionId) => void;
}

function TagButton({ tag, claim, act }: TagButtonProps) {
  const keyName = String(TAGS.indexOf(tag) + 1);
  return (
    <PopupButton
      name={en.tags[tag]}
      hint={fill(en.article.popup.tagHint, { tag: en.tags[tag], key: keyName, meaning: en.tagMeanings[tag] })}
      keyName={keyName}
      pressed={claim?.tags.includes(tag)}
      look={tag}
      icon={ICONS[tag]}
      onPress={() => {
        act(`claim.${tag}`);
      }}
    />
  );
}

/** The passage that the popup stands beside; null = it is not in this text. */
function spanOf(popup: Popup, surface: ArticleSurface): Span | null {
  if (popup.about === 'nothing') return null;
  return popup.about === 'selection' ? popup.place : (surface.index.passagesOf(popup.claimId)[0] ?? null);
}

function usePlacement(ref: RefObject<HTMLDivElement | null>, surface: ArticleSurface, popup: Popup): void {
  useLayoutEffect(() => {
    const element = ref.current;
    const span = spanOf(popup, surface);
    if (!element || !span) return;
    const spot = popupSpot(surface, span, element);
    element.style.visibility = spot ? 'visible' : 'hidden';
    if (!spot) return;
    element.style.left = `${String(spot.left)}px`;
    element.style.top = `${String(spot.top)}px`;
  });
}

interface Props {
  readonly surface: ArticleSurface;
  readonly state: PopupState;
}

export function SelectionPopup({ surface, state }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const popup = useStore(state.store);
  const isWritable = useUi((ui) => ui.app?.openCase?.readOnly === false);
  const isCovered = useUi((ui) => ui.dialog !== null);
  const claim = useCase((data) => (popup.about === 'claim' ? data.claims.get(popup.claimId) : undefined));
  usePlacement(ref, surface, popup);
  if (popup.about === 'nothing' || !isWritable || isCovered) return null;
  if (popup.about === 'claim' && (!claim || claim.deletedAt !== null)) return null;

  const act = async (id: ActionId) => {
    await runAction(id);
    // It was refused, or the person has selected something else meanwhile.
    if (state.store.getState().about === 'selection') return;
    const { claimId } = uiStore.getState();
    // What was a selection is a claim now: the same buttons go on with it.
    if (claimId !== null) state.showClaim(claimId);
  };
  const words = en.article.popup;
  const length = popup.about === 'selection' ? popup.place.exact.length : 0;
  return (
    <div
      ref={ref}
      className={css['popup']}
      role="toolbar"
      aria-label={claim ? fill(words.claim, { number: claim.number }) : words.selection}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {length > EXACT_LIMIT ? (
        <p className={css['note']}>{fill(words.tooLong, { limit: EXACT_LIMIT, count: length })}</p>
      ) : (
        TAGS.map((tag) => <TagButton key={tag} tag={tag} claim={claim} act={(id) => void act(id)} />)
      )}
      {claim ? (
        <PopupButton
          name={words.flag}
          hint={claim.flagged ? words.unflagHint : words.flagHint}
          keyName="F"
          pressed={claim.flagged}
          look="flag"
          icon={Flag}
          onPress={() => void act('claim.flag')}
        />
      ) : null}
    </div>
  );
}
