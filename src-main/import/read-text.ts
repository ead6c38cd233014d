/** Reads plain text: the text is the article text as it stands, and its lines or paragraphs become blocks. */
import type { Span } from '../../src-shared/domain/anchor';
import type { Block } from '../../src-shared/domain/article';
import { looksLikeTitle } from './guess-title';
import { lineGroups } from './lines';
import type { LineGroup } from './lines';
import { splitLong } from './split-long';
import { joinWrapped, wrapWidth } from './unwrap';

/** @property title '' where the text shows none */
export interface ReadText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly title: string;
}

function paragraphsOf(text: string, groups: readonly LineGroup[]): readonly Span[] {
  const width = wrapWidth(text, groups);
  return groups.flatMap((group) => (width === null ? group : joinWrapped(text, group, width)));
}

function titleOf(text: string, groups: readonly LineGroup[], paragraphs: readonly Span[]): string {
  const [firstGroup, nextGroup] = groups;
  const [first, second] = paragraphs;
  if (!firstGroup || !first) return '';
  const line = text.slice(first.start, first.end);
  const blankAfter = firstGroup.length === 1;
  const isTitle = looksLikeTitle({
    line,
    hasMore: second !== undefined,
    blankAfter,
    nextGroup: blankAfter ? (nextGroup?.length ?? 0) : 0,
  });
  return isTitle ? line.trim() : '';
}

/**
 * Blocks of normalised plain text. Offsets counted in the file stay right, because nothing is taken out:
 * white space between blocks stays in the text and belongs to none.
 */
export function readText(text: string): ReadText {
  const groups = lineGroups(text);
  const paragraphs = paragraphsOf(text, groups);
  const title = titleOf(text, groups, paragraphs);
  const blocks = paragraphs.flatMap((paragraph, index): readonly Block[] =>
    index === 0 && title !== ''
      ? [{ kind: 'heading', level: 1, ...paragraph }]
      : splitLong(text, paragraph).map((part) => ({ kind: 'paragraph', ...part })),
  );
  return { text, blocks, title };
}
