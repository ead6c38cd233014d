/** How an imported text will read: the start of it, block by block, in its own language and direction. */
import type { Block, Provenance } from '../../../src-shared/domain/article';
import { assertNever } from '../../../src-shared/assert';
import { en } from '../../../src-shared/strings/en';
import type { ImportPreview } from '../../../src-shared/ipc/types';
import css from './import.module.css';

const words = en.window.import;

/** Enough to judge a text by; an excerpt of many short lines must not slow the form down. */
const BLOCKS_SHOWN = 80;

function PreviewBlock({ block, text }: { readonly block: Block; readonly text: string }) {
  switch (block.kind) {
    // No real headings: the preview must not mix into the dialog's own outline.
    case 'heading':
      return <p className={css.previewHeading}>{text}</p>;
    case 'paragraph':
      return <p>{text}</p>;
    case 'quote':
      return <blockquote className={css.previewQuote}>{text}</blockquote>;
    case 'listItem':
      return (
        <p className={css.previewItem} data-depth={block.depth}>
          <span aria-hidden>{block.ordinal === 0 ? '•' : `${String(block.ordinal)}.`}</span> {text}
        </p>
      );
    default:
      return assertNever(block);
  }
}

interface Props {
  readonly preview: ImportPreview;
  readonly provenance: Provenance;
}

export function TextPreview({ preview, provenance }: Props) {
  const { excerpt, excerptBlocks } = preview;
  const blocks = excerptBlocks.slice(0, BLOCKS_SHOWN);
  const isCut = blocks.length < preview.blocks;
  return (
    <section className={css.preview} aria-label={words.preview}>
      <h3 className={css.previewTitle}>{words.preview}</h3>
      {/* It scrolls, so the keyboard must be able to get there. */}
      <div
        className={css.previewText}
        lang={provenance.language}
        dir={provenance.direction}
        role="group"
        aria-label={words.preview}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {blocks.map((block) => (
          <PreviewBlock key={block.start} block={block} text={excerpt.slice(block.start, block.end)} />
        ))}
        {isCut ? (
          <p className={css.previewCut} lang="en" dir="ltr">
            {words.previewCut}
          </p>
        ) : null}
      </div>
    </section>
  );
}
