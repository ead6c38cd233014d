/** Navigation: a window shows the page it was given, and nothing the page does can change that. */
import type { Event, WebContents } from 'electron';

export function freezeNavigation(contents: WebContents): void {
  const prevent = (event: Event): void => {
    event.preventDefault();
  };
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
