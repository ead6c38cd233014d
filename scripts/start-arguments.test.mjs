import { describe, expect, it } from 'vitest';
import { appArguments, isNoise } from './start-arguments.mjs';

const resolve = (/** @type {string} */ path) => `/from/${path}`;
const seen = { resolve, picture: undefined };
const blind = { resolve, picture: '/out/window.png' };

describe('what the app is started with', () => {
  it('is the sample case, if nothing is named', () => {
    expect(appArguments([], seen)).toEqual(['--sample']);
    expect(appArguments(['--sample'], seen)).toEqual(['--sample']);
  });

  it('is the file that is named, in the folder where it was named', () => {
    expect(appArguments(['my.plumb'], seen)).toEqual(['/from/my.plumb']);
  });

  it('hands flags on, and resolves the paths in them', () => {
    expect(appArguments(['--lang=de', '--screenshot=a.png'], seen)).toEqual([
      '--lang=de',
      '--screenshot=/from/a.png',
      '--sample',
    ]);
  });

  it('takes a picture without a display, unless one is asked for', () => {
    expect(appArguments(['a.plumb'], blind)).toEqual(['/from/a.plumb', '--screenshot=/out/window.png']);
    expect(appArguments(['a.plumb', '--screenshot=b.png'], blind)).toEqual([
      '/from/a.plumb',
      '--screenshot=/from/b.png',
    ]);
  });
});

it.each([
  ['[1:1125/015019.2:ERROR:bus.cc(407)] Failed to connect to the bus', true],
  ['[1:1125/015019.2:ERROR:dbus/bus.cc:408] Failed to connect to the bus', true],
  ['[1:1125/015019.2:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors', true],
  ['[1:1125/015019.2:FATAL:electron_browser_main_parts.cc(504)] Failed to shutdown.', false],
  ['Error: something of our own, in bus.cc', false],
])('%s is noise: %s', (line, expected) => {
  expect(isNoise(line)).toBe(expected);
});
