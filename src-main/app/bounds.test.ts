import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isReachable, openBounds } from './bounds';

const DISPLAY = { x: 0, y: 0, width: 1920, height: 1080 };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-bounds-'));
  file = join(folder, 'windows.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('each case and the start screen come back where they were', () => {
  const bounds = openBounds(file);
  const a = { x: 10, y: 20, width: 1000, height: 700 };
  const start = { x: 30, y: 40, width: 1200, height: 800 };
  bounds.remember('/cases/a.plumb', a, false);
  bounds.remember(null, start, true);
  const again = openBounds(file);
  expect(again.placement('/cases/a.plumb', [DISPLAY])).toEqual({ bounds: a, maximized: false });
  expect(again.placement(null, [DISPLAY])).toEqual({ bounds: start, maximized: true });
  expect(again.placement('/cases/b.plumb', [DISPLAY])).toEqual({
    bounds: { width: 1440, height: 900 },
    maximized: false,
  });
});

test('the file names no case', () => {
  openBounds(file).remember('/cases/secret.plumb', { x: 0, y: 0, width: 1000, height: 700 }, false);
  expect(readFileSync(file, 'utf8')).not.toContain('secret');
});

test('a place on a display that is gone is not used', () => {
  const bounds = openBounds(file);
  bounds.remember(null, { x: 2500, y: 100, width: 1000, height: 700 }, false);
  expect(bounds.placement(null, [DISPLAY]).bounds).toEqual({ width: 1440, height: 900 });
  expect(bounds.placement(null, [DISPLAY, { ...DISPLAY, x: 1920 }]).bounds).toMatchObject({ x: 2500 });
});

test('a small display makes a smaller window, never one below the minimum', () => {
  const { bounds } = openBounds(file).placement(null, [{ x: 0, y: 0, width: 1280, height: 600 }]);
  expect(bounds).toEqual({ width: 1280, height: 640 });
});

test('a title bar above or below every display is out of reach', () => {
  expect(isReachable({ x: 0, y: -50, width: 1000, height: 700 }, [DISPLAY])).toBe(false);
  expect(isReachable({ x: 0, y: 1060, width: 1000, height: 700 }, [DISPLAY])).toBe(false);
  expect(isReachable({ x: -900, y: 0, width: 1000, height: 700 }, [DISPLAY])).toBe(true);
});

test.each([
  '',
  '{}',
  '[{"key": 1}]',
  '[{"key": "start", "bounds": {"x": 0, "y": 0, "width": 1, "height": 1}}]',
])('a file that holds %j is as good as none', (content) => {
  writeFileSync(file, content);
  expect(openBounds(file).placement(null, [DISPLAY]).bounds).toEqual({ width: 1440, height: 900 });
});
