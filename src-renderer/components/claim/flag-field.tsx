/** The flag of a claim and why it was set. */
import { Flag } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import type { Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { run } from '../../state/run';
import { Button } from '../common/button';
import { CommittedField } from './committed-field';
import css from './flag-field.module.css';

/** Longest reason in UTF-16 units (claimSchema). */
const REASON_LIMIT = 5000;

interface Props {
  readonly claim: Claim;
  readonly isReadOnly: boolean;
}

function isSentBack({ flagged, status }: Claim): boolean {
  return flagged && status === 'disputed';
}

function flagText(claim: Claim): string {
  const words = en.claims.inspector;
  if (!claim.flagged) return words.flag;
  return isSentBack(claim) ? words.sentBack : words.unflag;
}

export function FlagField({ claim, isReadOnly }: Props) {
  const words = en.claims.inspector;
  const mustRework = isSentBack(claim);
  const flag = (flagged: boolean, reason: string) =>
    run({ type: 'claim.flag', id: claim.id, flagged, reason });
  return (
    <div className={css.group}>
      <ToggleButton
        className={css.toggle ?? ''}
        isSelected={claim.flagged}
        isDisabled={isReadOnly}
        onChange={(flagged) => void flag(flagged, claim.flagReason)}
      >
        <kbd aria-hidden>F</kbd>
        <Flag size={14} fill={claim.flagged ? 'currentColor' : 'none'} aria-hidden />
        {flagText(claim)}
      </ToggleButton>
      {claim.flagged ? (
        <CommittedField
          label={mustRework ? words.sentBackReason : words.flagReason}
          value={claim.flagReason}
          draftKey={`${claim.id}.flagReason`}
          limit={REASON_LIMIT}
          command={(reason) => ({ type: 'claim.flag', id: claim.id, flagged: true, reason })}
          rows={2}
          // The reviewer's words: they are answered by work on the claim, not by changing them.
          isReadOnly={isReadOnly || mustRework}
        />
      ) : null}
      {mustRework && !isReadOnly ? (
        <Button className={css.handBack ?? ''} onPress={() => void flag(true, claim.flagReason)}>
          {words.handBack}
        </Button>
      ) : null}
    </div>
  );
}
