/** Chips that narrow the claim list by tag and flag. */
import { Flag } from 'lucide-react';
import { Group, ToggleButton } from 'react-aria-components';
import { TAGS, type Claim, type Tag } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useUi } from '../../state/hooks';
import { uiStore } from '../../state/ui-store';
import { cx } from '../common/class-names';
import { TagIcon } from '../common/tag-chip';
import css from './claim-filters.module.css';

function toggleTag(tag: Tag): void {
  uiStore.setState(({ filter }) => ({
    filter: { ...filter, tags: TAGS.filter((other) => filter.tags.includes(other) !== (other === tag)) },
  }));
}

function toggleFlagged(): void {
  uiStore.setState(({ filter }) => ({ filter: { ...filter, flaggedOnly: !filter.flaggedOnly } }));
}

export function clearFilter(): void {
  uiStore.setState({ filter: { tags: [], flaggedOnly: false } });
}

export function ClaimFilters({ claims }: { readonly claims: readonly Claim[] }) {
  const filter = useUi((state) => state.filter);
  const words = en.claims.list;
  const flagged = claims.filter((claim) => claim.flagged).length;
  return (
    <Group aria-label={words.filters} className={css.filters ?? ''}>
      {TAGS.map((tag) => {
        const count = claims.filter((claim) => claim.tags.includes(tag)).length;
        return (
          <ToggleButton
            key={tag}
            className={cx(css.filter, css[tag])}
            isSelected={filter.tags.includes(tag)}
            onChange={() => {
              toggleTag(tag);
            }}
            aria-label={fill(words.filterCount, { name: en.tags[tag], count })}
          >
            <TagIcon tag={tag} size={12} />
            {en.tags[tag]}
            <span className={css.count}>{count}</span>
          </ToggleButton>
        );
      })}
      <ToggleButton
        className={cx(css.filter, css.flagged)}
        isSelected={filter.flaggedOnly}
        onChange={toggleFlagged}
        aria-label={fill(words.filterCount, { name: words.flagged, count: flagged })}
      >
        <Flag size={12} aria-hidden />
        {words.flagged}
        <span className={css.count}>{flagged}</span>
      </ToggleButton>
    </Group>
  );
}
