/** Bounds: where a window stood when it was last open, kept for each case. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readJson, writeJsonIfPossible } from './json-file';

/** The least that three panes need, and what they were drawn for (in CSS pixels). */
export const MIN_SIZE = { width: 960, height: 640 } as const;
const DEFAULT_SIZE = { width: 1440, height: 900 } as const;

/** How many windows are remembered. */
const LIMIT = 50;

/** How much of a window has to lie on a display to be reached with the mouse, in pixels. */
const REACHABLE = 80;

const coordinate = z.number().int().min(-100_000).max(100_000);
const boundsSchema = z.object({
  x: coordinate,
  y: coordinate,
  width: z.number().int().min(MIN_SIZE.width).max(100_000),
  height: z.number().int().min(MIN_SIZE.height).max(100_000),
});
const entrySchema = z.object({ key: z.string().max(100), bounds: boundsSchema, maximized: z.boolean() });
type Entry = Readonly<z.infer<typeof entrySchema>>;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `bounds` without a place: where the system puts new windows. */
export interface Placement {
  readonly bounds: { readonly width: number; readonly height: number } | Rectangle;
  readonly maximized: boolean;
}

/** The start screen has a key of its own; a case's is no path, so that the file names none. */
export function boundsKey(casePath: string | null): string {
  return casePath === null ? 'start' : createHash('sha256').update(casePath).digest('hex').slice(0, 16);
}

/** The title bar is within reach on one of the displays: screens come and go between two sessions. */
export function isReachable({ x, y, width }: Rectangle, displays: readonly Rectangle[]): boolean {
  return displays.some(
    (display) =>
      x + width >= display.x + REACHABLE &&
      x <= display.x + display.width - REACHABLE &&
      y >= display.y &&
      y <= display.y + display.height - REACHABLE,
  );
}

export interface BoundsFile {
  /** `displays`: the work areas there are now. */
  placement(casePath: string | null, displays: readonly Rectangle[]): Placement;
  remember(casePath: string | null, bounds: Rectangle, maximized: boolean): void;
}

function fit(displays: readonly Rectangle[]): Placement {
  const display = displays[0] ?? { x: 0, y: 0, ...DEFAULT_SIZE };
  const width = Math.max(MIN_SIZE.width, Math.min(DEFAULT_SIZE.width, display.width));
  const height = Math.max(MIN_SIZE.height, Math.min(DEFAULT_SIZE.height, display.height));
  return { bounds: { width, height }, maximized: false };
}

export function openBounds(path: string): BoundsFile {
  const stored = readJson(path);
  let entries: readonly Entry[] = Array.isArray(stored)
    ? stored.flatMap((entry) => entrySchema.safeParse(entry).data ?? []).slice(0, LIMIT)
    : [];
  return {
    placement: (casePath, displays) => {
      const entry = entries.find(({ key }) => key === boundsKey(casePath));
      if (!entry || !isReachable(entry.bounds, displays)) return fit(displays);
      return { bounds: entry.bounds, maximized: entry.maximized };
    },
    remember: (casePath, { x, y, width, height }, maximized) => {
      const key = boundsKey(casePath);
      const entry = entrySchema.safeParse({ key, bounds: { x, y, width, height }, maximized });
      if (!entry.success) return;
      entries = [entry.data, ...entries.filter((other) => other.key !== key)].slice(0, LIMIT);
      writeJsonIfPossible(path, entries);
    },
  };
}
