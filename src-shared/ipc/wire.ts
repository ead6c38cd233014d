/** The three wires between preload and main. The page can name a request's channel, but never a wire. */
export const REQUEST_WIRE = 'plumbline:request';
export const DROPPED_WIRE = 'plumbline:dropped';
export const EVENT_WIRE = 'plumbline:event';
