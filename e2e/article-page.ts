// What end-to-end tests do with the article on the screen: import one, point at its characters, read what came of it.
import { expect, type Locator, type Page } from '@playwright/test';
import type { CaseSnapshot } from '../src-shared/domain/snapshot';
import { ask } from './case-window';

interface Spot {
  readonly x: number;
  readonly y: number;
}

export class ArticlePage {
  readonly text: Locator;
  /** Heading of the claim that the inspector shows. */
  readonly shownClaim: Locator;

  constructor(readonly page: Page) {
    this.text = page.getByTestId('article-text');
    this.shownClaim = page.locator('[data-part="claim-detail"] h2');
  }

  snapshot(): Promise<CaseSnapshot> {
    return ask(this.page, 'case.snapshot');
  }

  selected(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '');
  }

  async importText(words: string): Promise<void> {
    await ask(this.page, 'import.paste', { text: words });
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(this.text.locator('[data-block="1"]')).toBeVisible();
  }

  /** The middle of a character of the text, scrolled to where it is out of sight. Whole pixels, as a mouse gives them. */
  spotOf(quote: string, at = 0): Promise<Spot> {
    return this.text.evaluate(
      (root, [words, offset]) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const index = node.textContent?.indexOf(words) ?? -1;
          if (index === -1) continue;
          node.parentElement?.scrollIntoView({ block: 'nearest' });
          const range = document.createRange();
          range.setStart(node, index + offset);
          range.setEnd(node, index + offset + 1);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
        }
        throw new Error(`Not in the text: ${words}`);
      },
      [quote, at] as const,
    );
  }

  /** The edge of a character of the article text, by its offset there (UTF-16 units); scrolled to first. */
  async edgeOf(text: string, offset: number, edge: 'left' | 'right'): Promise<Spot> {
    const line = text.lastIndexOf('\n', offset) + 1;
    const block = this.text
      .locator('[data-block]', { hasText: text.slice(line, text.indexOf('\n', offset)) })
      .first();
    await block.scrollIntoViewIfNeeded();
    return block.evaluate(
      (element, [at, side]) => {
        const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
        const range = document.createRange();
        range.setStart(node!, at);
        range.setEnd(node!, at + 1);
        // One pixel inside: the border itself can belong to the neighbour.
        const { left, right, top, height } = range.getBoundingClientRect();
        const x = side === 'left' ? Math.ceil(left + 1) : Math.floor(right - 1);
        return { x, y: Math.round(top + height / 2) };
      },
      [offset - line, edge] as const,
    );
  }

  async clickOn(quote: string, at = 0): Promise<void> {
    const { x, y } = await this.spotOf(quote, at);
    await this.page.mouse.click(x, y);
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 6 });
    await mouse.up();
  }

  /** Selects from any DOM place to any other, as a script could; keys and mouse can't stop inside a character. */
  selectRaw(quote: string, start: number, end: number): Promise<void> {
    return this.text.evaluate(
      (root, [words, from, to]) => {
        root.focus();
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const index = node.textContent?.indexOf(words) ?? -1;
          if (index !== -1) getSelection()?.setBaseAndExtent(node, index + from, node, index + to);
        }
      },
      [quote, start, end] as const,
    );
  }

  /** The quotes of all claims, in the order in which they were made; waits for `count` of them. */
  async quotes(count: number): Promise<readonly string[]> {
    await expect.poll(async () => (await this.snapshot()).claims.length).toBe(count);
    const { claims } = await this.snapshot();
    return [...claims].sort((a, b) => a.number - b.number).map((claim) => claim.anchors[0]?.exact ?? '');
  }

  /** What an input method does: a composition, then the text it comes to. */
  async compose(): Promise<void> {
    const cdp = await this.page.context().newCDPSession(this.page);
    await cdp.send('Input.imeSetComposition', { text: 'かん', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.insertText', { text: '漢字' });
    await cdp.detach();
  }

  /** What a paste or drop brings, given to whatever has the focus. */
  give(type: 'paste' | 'drop', html: string): Promise<void> {
    return this.page.evaluate(
      ([name, markup]) => {
        const data = new DataTransfer();
        data.setData('text/plain', 'INTRUDER');
        data.setData('text/html', markup);
        const common = { bubbles: true, cancelable: true };
        const event =
          name === 'paste'
            ? new ClipboardEvent('paste', { ...common, clipboardData: data })
            : new DragEvent('drop', { ...common, dataTransfer: data });
        document.activeElement?.dispatchEvent(event);
      },
      [type, html] as const,
    );
  }
}
