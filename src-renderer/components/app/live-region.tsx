/** The one polite live region: what was done, where one is. */
import { useUi } from '../../state/hooks';

export function LiveRegion() {
  const announcement = useUi((state) => state.announcement);
  return (
    // React Aria hides all but the dialog from screen readers while one is open; this has to be heard even then.
    <div
      className="visually-hidden"
      role="status"
      aria-live="polite"
      aria-atomic="true"
      data-live-announcer="true"
      data-testid="announcement"
    >
      {announcement}
    </div>
  );
}
