/** The bin: deleted claims, newest first, each with a way back. */
import { useRef } from 'react';
import type { Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { run } from '../../state/run';
import { bin } from '../../state/selectors';
import { showToast } from '../../state/ui-store';
import { useReadOnly } from '../claim/use-read-only';
import { Button } from '../common/button';
import common from '../common/common.module.css';
import { TagChip } from '../common/tag-chip';
import css from './bin.module.css';

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Enough to know a claim again. */
const QUOTE = 600;

export function Bin() {
  const claims = useCase(bin);
  const list = useRef<HTMLElement>(null);
  const words = en.claims.bin;

  /** The focus goes to the next claim's button, or to the one before, or to the bin itself. */
  const restore = async (claim: Claim) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const index = claims.indexOf(claim);
    const next = buttons[index + 1] ?? buttons[index - 1] ?? list.current;
    if (!(await run({ type: 'claim.restore', id: claim.id }))) return;
    showToast(fill(words.restored, { number: claim.number }), { undoable: true });
    next?.focus();
  };

  return (
    <section className={css.bin} aria-labelledby="bin-title" ref={list} tabIndex={-1}>
      <h2 className={css.title} id="bin-title">
        {words.label}
      </h2>
      {claims.length === 0 ? (
        <p className={common.empty}>{words.empty}</p>
      ) : (
        <ul className={css.claims}>
          {claims.map((claim) => (
            <BinRow key={claim.id} claim={claim} onRestore={restore} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  readonly claim: Claim;
  readonly onRestore: (claim: Claim) => Promise<void>;
}

function BinRow({ claim, onRestore }: RowProps) {
  const article = useCase((state) => state.articles.get(claim.articleId));
  const isReadOnly = useReadOnly();
  const words = en.claims.bin;
  return (
    <li className={css.claim}>
      <span className={css.number}>{claim.number}</span>
      <div className={css.text}>
        <div className={css.tags}>
          {claim.tags.map((tag) => (
            <TagChip key={tag} tag={tag} />
          ))}
        </div>
        <p className={css.quote} dir={article?.direction} lang={article?.language}>
          {(claim.anchors[0]?.exact ?? '').slice(0, QUOTE)}
        </p>
        <p className={css.facts}>
          <span dir="auto">{article?.title ?? words.gone}</span>
          {claim.deletedAt === null ? null : (
            <time dateTime={claim.deletedAt}>
              {fill(words.deletedAt, { date: dates.format(new Date(claim.deletedAt)) })}
            </time>
          )}
        </p>
      </div>
      {isReadOnly ? null : (
        <Button
          aria-label={fill(words.restoreThis, { number: claim.number })}
          onPress={() => void onRestore(claim)}
        >
          {words.restore}
        </Button>
      )}
    </li>
  );
}
