/** Harden: everything that has to be shut before the first window, in one place. */
import { app, session as sessions, type Session } from 'electron';
import { freezeNavigation } from './navigation';
import { lockNetwork, setNetworkSwitches } from './network';
import { denyPermissions } from './permissions';
import { registerSchemes } from './protocol';

const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/** A released app that can be driven from outside would hand its cases to whoever drives it. */
export function isDebuggedRelease(): boolean {
  return app.isPackaged && DEBUGGING_SWITCHES.some((name) => app.commandLine.hasSwitch(name));
}

/** Before the app is ready; every session and page there will ever be goes through it. */
export function harden(): void {
  app.enableSandbox();
  registerSchemes();
  setNetworkSwitches(app.commandLine);
  app.on('session-created', (session) => {
    denyPermissions(session);
    void lockNetwork(session, app.isPackaged);
  });
  app.on('web-contents-created', (_event, contents) => {
    freezeNavigation(contents);
  });
}

/**
 * The session of all windows. It lives in memory, so that nothing of a case stays in the profile, and
 * is ready when its proxy is set.
 */
export async function windowSession(): Promise<Session> {
  const session = sessions.fromPartition('window', { cache: false });
  await lockNetwork(session, app.isPackaged);
  return session;
}
