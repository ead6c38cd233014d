/** Permissions: the page gets none, whatever it asks for. */
import type { Session } from 'electron';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Without a handler, getDisplayMedia is refused.
  session.setDisplayMediaRequestHandler(null);
}
