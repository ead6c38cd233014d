import { describe, expect, it } from 'vitest';
import { articleAddSchema } from '../../src-shared/commands/command';
import { articleCommand, importedArticleSchema, previewOf } from './imported-article';
import { EXCERPT_LIMIT } from './limits';
import { parseArticle } from './parse-article';

const imported = (text: string) =>
  parseArticle({ source: { kind: 'text', text, name: 'Pasted text' }, encoding: null, today: '2026-03-04' });

describe('articleCommand', () => {
  it('is a valid command with ids of its own each time', () => {
    const article = imported('Bridge opens late\nIt took years.');
    const provenance = { ...article.provenance, publisher: 'The Paper' };
    const command = articleCommand(article, provenance);
    expect(articleAddSchema.parse(command)).toEqual(command);
    expect(command).toMatchObject({
      text: article.text,
      provenance,
      format: 'paste',
      originalName: 'Pasted text',
    });
    expect(new Set([command.id, command.versionId, articleCommand(article, provenance).id]).size).toBe(3);
  });
});

describe('previewOf', () => {
  it('shows whole blocks up to the limit', () => {
    const article = imported(`Title\n${'A sentence of the text. '.repeat(10)}\n`.repeat(100));
    const preview = previewOf(article, 't', null);
    expect(preview.excerpt.length).toBeGreaterThan(EXCERPT_LIMIT - 300);
    expect(preview.excerpt.length).toBeLessThanOrEqual(EXCERPT_LIMIT);
    expect(preview.excerptBlocks.at(-1)?.end).toBe(preview.excerpt.length);
    expect(article.text.startsWith(preview.excerpt)).toBe(true);
    expect(preview).toMatchObject({
      token: 't',
      characters: article.text.length,
      blocks: article.blocks.length,
    });
  });

  it('shows the first block, however long, and a short text whole', () => {
    expect(previewOf(imported('word '.repeat(990)), 't', null).excerptBlocks).toHaveLength(1);
    expect(previewOf(imported('Short.\nText.'), 't', null).excerpt).toBe('Short.\nText.');
  });

  it('is of an article that its own schema takes', () => {
    const article = imported('Short.\nText.');
    expect(importedArticleSchema.parse(article)).toEqual(article);
  });
});
