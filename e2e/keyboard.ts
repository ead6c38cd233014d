// A person who has only a keyboard: walks by Tab, selects by arrows, and knows the focus by what it is on.
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

/** More stops than any dialog or pane has between two of its fields. */
const STOPS = 80;

export class Keyboard {
  constructor(
    private readonly app: ElectronApplication,
    private readonly page: Page,
  ) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.insertText(text);
  }

  /** A key that the native menu takes, the way the system brings it: by main, not by the page. */
  async menuKey(keyCode: string, ...modifiers: readonly ('control' | 'shift')[]): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, [code, held]) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        for (const type of ['keyDown', 'keyUp'] as const) {
          contents?.sendInputEvent({ type, keyCode: code, modifiers: [...held] });
        }
      },
      [keyCode, modifiers] as const,
    );
  }

  /** Walks on until the focus is on it, or in it. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    // Held fast: a list that opens on the way hides the rest from whoever asks by role.
    const element = await target.elementHandle();
    for (let stop = 0; stop < STOPS; stop++) {
      if (await element.evaluate((node) => node.contains(document.activeElement))) return;
      await this.press(key);
    }
    throw new Error(`No way to it by ${key}: ${target.toString()}`);
  }

  /** Fills a field that the walk comes to. */
  async fill(field: Locator, text: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(field, key);
    await this.type(text);
  }

  private selected(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '');
  }

  /** Selects [start, end) of the article: by sentences to the right one, then by arrows. UTF-16 units. */
  async select(text: string, start: number, end: number): Promise<void> {
    const place = await this.sentenceAt(text, start);
    await this.press('ArrowLeft');
    for (let at = place; at < start; at++) await this.press('ArrowRight');
    // Between two blocks the page has other blanks than the text, so blanks don't count.
    const wanted = withoutBlanks(text.slice(start, end));
    const now = async () => withoutBlanks(await this.selected());
    for (let word = 0; (await now()).length < wanted.length; word++) {
      expect(word, `to reach the end of "${wanted}"`).toBeLessThan(200);
      await this.press('Shift+Control+ArrowRight');
    }
    while ((await now()).length > wanted.length) await this.press('Shift+ArrowLeft');
    expect(await now()).toBe(wanted);
  }

  /** Goes by J from the top to the sentence that holds this place. @returns where that begins */
  private async sentenceAt(text: string, offset: number): Promise<number> {
    await this.press('Control+Home');
    let place = 0;
    for (let length = 0; offset >= place + length;) {
      await this.press('j');
      const sentence = await this.selected();
      place = text.indexOf(sentence, place + length);
      expect(place, `to find "${sentence}" in the article`).toBeGreaterThanOrEqual(0);
      length = sentence.length;
    }
    return place;
  }
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
