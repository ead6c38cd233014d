// The command line as another program uses it: runs a command, reads what a case file holds.
import { execFile } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import type { Show } from '../src-main/cli/show-json';

const run = promisify(execFile);

const ROOT = resolve(import.meta.dirname, '..');

/** More than any report or snapshot of these tests, in bytes. */
const OUTPUT_LIMIT = 64 * 1024 * 1024;

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Builds what is to be built, so that the commands after it have nothing to say about that. */
export async function setUpOnce(): Promise<void> {
  await run(process.execPath, [join(ROOT, 'scripts/set-up.mjs')], { maxBuffer: OUTPUT_LIMIT });
}

export async function plumbline(cwd: string, ...args: readonly string[]): Promise<Answer> {
  try {
    const { stdout, stderr } = await run(process.execPath, [join(ROOT, 'scripts/plumbline.mjs'), ...args], {
      cwd,
      env: { ...process.env, INIT_CWD: cwd },
      maxBuffer: OUTPUT_LIMIT,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** What a case file holds, by the command line's account. */
export async function show(casePath: string): Promise<Show> {
  const answer = await plumbline(dirname(casePath), 'show', casePath, '--json');
  expect(answer).toMatchObject({ code: 0, err: '' });
  return JSON.parse(answer.out) as Show;
}

/** Integrity, journal chain and anchors of a case file are in order. */
export async function expectWhole(casePath: string): Promise<void> {
  expect(await plumbline(dirname(casePath), 'check', casePath)).toMatchObject({ code: 0, err: '' });
}

/** The text of a PDF, white space evened out: its lines break anywhere. */
export async function pdfText(file: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', file, '-'], { maxBuffer: OUTPUT_LIMIT });
  return evened(stdout);
}

export function evened(text: string): string {
  return text.replace(/\s+/g, ' ');
}

export function unescapedHtml(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
