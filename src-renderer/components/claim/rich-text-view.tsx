/** Shows an analyst's rich text for reading: paragraphs, lists, links, references. */
import { BookOpen } from 'lucide-react';
import type { RichBlock, RichSpan, RichText } from '../../../src-shared/domain/rich-text';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { openLink } from '../../state/requests';
import { cx } from '../common/class-names';
import { LinkButton } from './link-button';
import css from './rich-text-view.module.css';

export function RichTextView({ value }: { readonly value: RichText }) {
  return (
    <div className={css.text}>
      {value.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: RichBlock }) {
  if (block.type === 'paragraph') {
    return (
      <p dir="auto">
        <Spans spans={block.spans} />
      </p>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List className={block.ordered ? css.numbers : css.bullets}>
      {block.items.map((item, index) => (
        <li key={index} dir="auto" style={{ marginInlineStart: `${item.depth * 16}px` }}>
          <Spans spans={item.spans} />
        </li>
      ))}
    </List>
  );
}

function Spans({ spans }: { readonly spans: readonly RichSpan[] }) {
  return spans.map((span, index) => <Span key={index} span={span} />);
}

function Span({ span }: { readonly span: RichSpan }) {
  if ('referenceId' in span) return <Citation referenceId={span.referenceId} />;
  const { link } = span;
  const looks = cx(span.bold && css.bold, span.italic && css.italic);
  if (link === undefined) return looks === '' ? span.text : <span className={looks}>{span.text}</span>;
  return (
    <LinkButton
      onPress={() => void openLink(link)}
      aria-label={`${span.text}. ${fill(en.claims.textView.openLink, { url: link })}`}
    >
      <span className={looks}>{span.text}</span>
    </LinkButton>
  );
}

function Citation({ referenceId }: { readonly referenceId: string }) {
  const reference = useCase((state) => state.references.get(referenceId));
  const isThere = reference !== undefined && reference.deletedAt === null;
  return (
    <span className={cx(css.citation, !isThere && css.missing)}>
      <BookOpen size={12} aria-hidden />
      {isThere ? reference.title : en.claims.textView.missingReference}
    </span>
  );
}
