/** Accelerators as people read them, for their platform. */
import type { ActionSpec } from '../../src-shared/actions';
import type { AppState } from '../../src-shared/ipc/types';

type Platform = AppState['platform'];

const MAC_SIGNS: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Ctrl: '⌃',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Delete: '⌫',
};

/** Apple's order: Control, Option, Shift, Command, then the key. */
const MAC_ORDER = '⌃⌥⇧⌘';

/** `CmdOrCtrl+Shift+E` → `Ctrl+Shift+E`, or `⇧⌘E` on a Mac. */
export function keyText(accelerator: string, platform: Platform): string {
  const parts = accelerator.split('+');
  if (platform !== 'darwin') return parts.join('+').replace('CmdOrCtrl', 'Ctrl');
  const rank = (sign: string) => (MAC_ORDER.includes(sign) ? MAC_ORDER.indexOf(sign) : MAC_ORDER.length);
  return parts
    .map((part) => MAC_SIGNS[part] ?? part)
    .toSorted((a, b) => rank(a) - rank(b))
    .join('');
}

/** All keys of an action, the menu's first; Ctrl+Y is no key of a Mac. */
export function keysOf(spec: ActionSpec, platform: Platform): readonly string[] {
  const also = platform === 'darwin' && spec.alsoKey?.startsWith('Ctrl+') === true ? undefined : spec.alsoKey;
  return [spec.key, also, spec.single].flatMap((key) => (key === undefined ? [] : [keyText(key, platform)]));
}
