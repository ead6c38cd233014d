/** Popup state: when the selection popup is there, and what it is about. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Place } from '../../src-shared/commands/command';
import type { Id } from '../../src-shared/domain/ids';

export type Popup =
  | { readonly about: 'nothing' }
  | { readonly about: 'selection'; readonly place: Place }
  | { readonly about: 'claim'; readonly claimId: Id };

/** How long a selection made with keys rests before the popup comes, in ms: it would flicker along with every step. */
const SETTLING = 250;

const NOTHING: Popup = { about: 'nothing' };

export class PopupState {
  readonly store: StoreApi<Popup> = createStore<Popup>(() => NOTHING);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pressed = false;

  /** @param place what is selected now; null = nothing */
  constructor(private readonly place: () => Place | null) {}

  /** The selection changed, by whatever means. */
  selected(): void {
    this.hide();
    if (this.pressed) return;
    this.timer = setTimeout(() => {
      this.showSelection();
    }, SETTLING);
  }

  press(): void {
    this.pressed = true;
    this.hide();
  }

  release(): void {
    if (!this.pressed) return;
    this.pressed = false;
    this.showSelection();
  }

  showClaim(claimId: Id): void {
    this.hide();
    this.store.setState({ about: 'claim', claimId }, true);
  }

  /** @returns whether there was anything to hide */
  hide(): boolean {
    clearTimeout(this.timer);
    if (this.store.getState().about === 'nothing') return false;
    this.store.setState(NOTHING, true);
    return true;
  }

  private showSelection(): void {
    const place = this.place();
    if (place) this.store.setState({ about: 'selection', place }, true);
  }
}
