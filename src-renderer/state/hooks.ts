/** The stores for React. */
import { useStore } from 'zustand';
import { caseStore, type CaseState } from './case-store';
import { uiStore, type UiState } from './ui-store';

/** `select` must return something whose identity is stable while the state is (see selectors). */
export function useCase<T>(select: (state: CaseState) => T): T {
  return useStore(caseStore, select);
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(uiStore, select);
}
