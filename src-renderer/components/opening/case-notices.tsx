/** What the person has to know of how the case was opened: whose it is, why it can't be written, what lay beside it. */
import { ArrowUpFromLine, FileClock, Lock, UserRoundSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ForeignNotice } from '../../../src-shared/domain/inspection';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useUi } from '../../state/hooks';
import { acceptNotice } from '../../state/openings';
import { Button } from '../common/button';
import css from './opening.module.css';

const words = en.opening;

interface NoticeProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly lines: readonly string[];
  /** Label of the button that takes it away; null = it stays as long as it is true. */
  readonly accept: string | null;
}

function Notice({ icon, title, lines, accept }: NoticeProps) {
  return (
    <div className={css.notice}>
      {icon}
      <p className={css.title}>{title}</p>
      {accept === null ? null : <Button onPress={() => void acceptNotice()}>{accept}</Button>}
      <div className={css.lines}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

function foreignLines(notice: ForeignNotice, isReview: boolean): readonly string[] {
  const { begunBy, begunAt, analysts, articles, claims, references, entries, orphans } = notice;
  const { originals, originalsCompared: compared } = notice;
  const names = analysts.filter((name) => name !== begunBy);
  const whose = {
    begunBy: begunBy === '' ? words.foreign.nobody : begunBy,
    date: new Date(begunAt).toLocaleDateString(undefined, { dateStyle: 'long' }),
  };
  return [
    names.length === 0
      ? fill(words.foreign.whoseAlone, whose)
      : fill(words.foreign.whose, { ...whose, names: analysts.join(', ') }),
    fill(words.foreign.counts, { articles, claims, references, entries }),
    fill(words.foreign.checked, { compared, originals }),
    ...(orphans === 0 ? [] : [fill(words.foreign.orphans, { count: orphans })]),
    words.foreign.limits,
    ...(isReview ? [words.foreign.review] : []),
  ];
}

export function CaseNotices() {
  const openCase = useUi((state) => state.app?.openCase ?? null);
  if (openCase === null) return null;
  const { foreign, journal, whyReadOnly, isCopy, keptOriginal } = openCase;
  const isReview = whyReadOnly === 'foreign';
  return (
    <section className={css.notices} aria-label={words.notices} data-testid="case-notices">
      {whyReadOnly === null || isReview ? null : (
        <Notice
          icon={<Lock size={16} aria-hidden />}
          title={words.readOnly[whyReadOnly]}
          lines={isCopy ? [words.readOnlyCopy, words.readOnlyTodo] : [words.readOnlyTodo]}
          accept={null}
        />
      )}
      {journal === 'none' ? null : (
        <Notice
          icon={<FileClock size={16} aria-hidden />}
          title={words.journal[journal].title}
          lines={[words.journal[journal][isCopy ? 'copy' : 'text']]}
          accept={foreign === null ? words.journal.accept : null}
        />
      )}
      {keptOriginal === null ? null : (
        <Notice
          icon={<ArrowUpFromLine size={16} aria-hidden />}
          title={words.migrated.title}
          lines={[fill(words.migrated.text, { name: keptOriginal })]}
          accept={foreign === null ? words.journal.accept : null}
        />
      )}
      {foreign === null ? null : (
        <Notice
          icon={<UserRoundSearch size={16} aria-hidden />}
          title={words.foreign.title}
          lines={foreignLines(foreign, isReview)}
          accept={isReview ? words.foreign.accept : words.foreign.read}
        />
      )}
    </section>
  );
}
