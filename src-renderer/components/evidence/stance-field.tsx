/** What a reference does to the statement: one of four, each with its meaning. */
import { FieldError, Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { STANCES, type Stance } from '../../../src-shared/domain/evidence';
import { en } from '../../../src-shared/strings/en';
import common from '../common/common.module.css';
import css from './evidence-dialog.module.css';

interface Props {
  /** null = not chosen yet: no stance is assumed. */
  readonly value: Stance | null;
  readonly onChange: (stance: Stance) => void;
  readonly problem: string | undefined;
  readonly autoFocus: boolean;
}

export function StanceField({ value, onChange, problem, autoFocus }: Props) {
  const words = en.claims.evidence;
  return (
    <RadioGroup
      className={common.field ?? ''}
      value={value}
      isInvalid={problem !== undefined}
      data-problem={problem === undefined ? undefined : ''}
      onChange={(key) => {
        const stance = STANCES.find((candidate) => candidate === key);
        if (stance) onChange(stance);
      }}
    >
      <Label className={common.label ?? ''}>{words.stance}</Label>
      <div className={css.stances}>
        {STANCES.map((stance, index) => (
          <RadioField
            key={stance}
            value={stance}
            className={css.choice ?? ''}
            autoFocus={autoFocus && (value === null ? index === 0 : stance === value)}
          >
            <RadioButton className={css.stance ?? ''}>
              <span className={css.sign} aria-hidden>
                {en.stanceSigns[stance]}
              </span>
              <span className={css.stanceName}>{en.stances[stance]}</span>
              <span className={css.facts}>{words.stanceMeanings[stance]}</span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldError className={common.problem ?? ''}>{problem}</FieldError>
    </RadioGroup>
  );
}
