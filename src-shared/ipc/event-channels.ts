/** The names of all events, apart from the contract, so that the preload needs no schemas to know them. */
import type { EventChannel } from './contract';

/** A record, so that an event of the contract that is left out here does not compile. */
const channels: Readonly<Record<EventChannel, true>> = {
  'case:changed': true,
  'case:opened': true,
  'case:closed': true,
  'case:trouble': true,
  'case:troubleOver': true,
  'case:waiting': true,
  'app:flush': true,
  'app:job': true,
  'menu:action': true,
  'import:started': true,
  'import:preview': true,
  'import:failed': true,
  'app:recent': true,
  'app:error': true,
};

export const EVENT_CHANNELS = Object.keys(channels) as readonly EventChannel[];
