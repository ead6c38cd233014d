/** The decisions about a claim as buttons, each with its key. */
import { Group } from 'react-aria-components';
import { TAGS, type Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { reviewAccept, reviewLater, reviewRetag } from '../../state/review-session';
import { showClaim } from '../../state/show-claim';
import { openDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import { TagIcon } from '../common/tag-chip';
import css from './review-queue.module.css';

interface Props {
  readonly claim: Claim;
  readonly isReadOnly: boolean;
}

export function ReviewButtons({ claim, isReadOnly }: Props) {
  const words = en.claims.review;
  return (
    <Group className={css.decide ?? ''} aria-label={words.decide}>
      <div className={css.buttons}>
        <Button
          look="primary"
          className={css.primary ?? ''}
          isDisabled={isReadOnly}
          onPress={() => void reviewAccept(claim.id)}
        >
          <kbd aria-hidden>A</kbd>
          {words.accept}
        </Button>
        <Button
          isDisabled={isReadOnly}
          onPress={() => {
            openDialog({ kind: 'sendBack', claimId: claim.id });
          }}
        >
          <kbd aria-hidden>B</kbd>
          {words.sendBack}
        </Button>
        <Button isDisabled={isReadOnly} onPress={() => void reviewLater(claim.id)}>
          <kbd aria-hidden>D</kbd>
          {words.later}
        </Button>
      </div>
      <Group className={css.buttons ?? ''} aria-label={words.retag}>
        <span className={css.retag} aria-hidden>
          {words.retag}
        </span>
        {TAGS.map((tag, index) => (
          <Button
            key={tag}
            aria-label={`${words.retag} ${en.tags[tag]}`}
            isDisabled={isReadOnly || (claim.tags.length === 1 && claim.tags[0] === tag)}
            onPress={() => void reviewRetag(claim.id, [tag])}
          >
            <kbd aria-hidden>{index + 1}</kbd>
            <TagIcon tag={tag} />
            {en.tags[tag]}
          </Button>
        ))}
      </Group>
      <Button look="quiet" onPress={() => void showClaim(claim.id)}>
        <kbd aria-hidden>O</kbd>
        {words.open}
      </Button>
    </Group>
  );
}
