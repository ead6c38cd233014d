/** Zero network: every layer that keeps Chromium from sending a single packet, whatever is shown. */
import type { CommandLine, Session } from 'electron';

/**
 * Each one was needed to get from 29 packets of a hostile page to none: a content security policy and a
 * request filter still let dns-prefetch, STUN and WebTransport resolve names.
 */
export const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-features', 'AsyncDns,WebRtcHideLocalIpsWithMdns,Prerender2'],
];

/** A proxy on a port where nothing listens; `<-loopback>` sends even 127.0.0.1 to it. */
const DEAD_PROXY = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/** Before the app is ready. */
export function setNetworkSwitches(commandLine: CommandLine): void {
  for (const [name, value] of SWITCHES) commandLine.appendSwitch(name, value);
}

/** Addresses that never leave the process; the developer tools load themselves from `devtools:`. */
export function isLocalAddress(url: string, packaged: boolean): boolean {
  const local = ['app:', 'blob:', 'data:', 'report:', ...(packaged ? [] : ['devtools:'])];
  return local.some((scheme) => url.toLowerCase().startsWith(scheme));
}

/** Shuts one session off; the promise is kept when its proxy is set. */
export async function lockNetwork(session: Session, packaged: boolean): Promise<void> {
  // The spell-checker asks its maker for a dictionary as soon as a window opens.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('app://blocked/');
  session.webRequest.onBeforeRequest((details, respond) => {
    respond({ cancel: !isLocalAddress(details.url, packaged) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  await session.setProxy(DEAD_PROXY);
}
