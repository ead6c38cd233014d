/** The theme of the settings on the page; `system` leaves it to the system. */
import { useEffect } from 'react';
import { useUi } from '../../state/hooks';

export function useTheme(): void {
  const theme = useUi((state) => state.app?.settings.theme ?? 'system');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
