/** The three tags of a claim as buttons. The last one can't be taken off, and says why. */
import { useState } from 'react';
import { Group, ToggleButton } from 'react-aria-components';
import { TAGS, type Claim, type Tag } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { run } from '../../state/run';
import { announce } from '../../state/ui-store';
import { cx } from '../common/class-names';
import common from '../common/common.module.css';
import { TagIcon } from '../common/tag-chip';
import css from './tag-toggles.module.css';

interface Props {
  readonly claim: Claim;
  readonly isReadOnly: boolean;
}

export function TagToggles({ claim, isReadOnly }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const words = en.claims.inspector;

  const toggle = (tag: Tag) => {
    const tags = TAGS.filter((other) => claim.tags.includes(other) !== (other === tag));
    if (tags.length > 0) {
      setProblem(null);
      void run({ type: 'claim.tag', id: claim.id, tags });
      return;
    }
    const why = fill(words.lastTag, { tag: en.tags[tag] });
    setProblem(why);
    announce(why);
  };

  return (
    <div className={common.field}>
      <span className={common.label} id="claim-tags">
        {words.tags}
      </span>
      <Group aria-labelledby="claim-tags" className={css.tags ?? ''}>
        {TAGS.map((tag, index) => (
          <ToggleButton
            key={tag}
            className={cx(css.tag, css[tag])}
            isSelected={claim.tags.includes(tag)}
            isDisabled={isReadOnly}
            onChange={() => {
              toggle(tag);
            }}
          >
            <kbd aria-hidden>{index + 1}</kbd>
            <TagIcon tag={tag} />
            {en.tags[tag]}
          </ToggleButton>
        ))}
      </Group>
      {problem === null ? null : <p className={common.problem}>{problem}</p>}
    </div>
  );
}
