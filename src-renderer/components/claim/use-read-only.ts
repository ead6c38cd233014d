/** Whether the open case can only be read. */
import { useUi } from '../../state/hooks';

export function useReadOnly(): boolean {
  return useUi((state) => state.app?.openCase?.readOnly ?? false);
}
