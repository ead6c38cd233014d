/** The verdict with what each step means, and how sure the analyst is. */
import { ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  RadioButton,
  RadioField,
  RadioGroup,
  Select,
  SelectValue,
} from 'react-aria-components';
import type { Claim } from '../../../src-shared/domain/claim';
import { CONFIDENCES, VERDICTS, type Verdict } from '../../../src-shared/domain/verdict';
import { en } from '../../../src-shared/strings/en';
import { run } from '../../state/run';
import { cx } from '../common/class-names';
import common from '../common/common.module.css';
import css from './verdict-field.module.css';

interface Props {
  readonly claim: Claim;
  readonly isReadOnly: boolean;
}

/** Height of the list in px: all ten steps with their meanings. */
const LIST_HEIGHT = 500;

/** Key of "No verdict yet": a list can't hold null. */
const NONE = 'none';

function setVerdict(claim: Claim, verdict: Verdict | null): void {
  if (verdict === claim.verdict) return;
  // A confidence without a verdict would be sureness of nothing.
  const patch = verdict === null ? { verdict, confidence: null } : { verdict };
  void run({ type: 'claim.update', id: claim.id, patch });
}

export function VerdictField({ claim, isReadOnly }: Props) {
  const words = en.claims.inspector;
  const isFramingOnly = claim.tags.every((tag) => tag === 'framing');
  return (
    <>
      <Select
        className={common.field ?? ''}
        value={claim.verdict ?? NONE}
        isDisabled={isReadOnly}
        onChange={(key) => {
          setVerdict(claim, VERDICTS.find((verdict) => verdict === key) ?? null);
        }}
      >
        <Label className={common.label ?? ''}>{en.claimFields.verdict}</Label>
        <Button className={common.select ?? ''}>
          <SelectValue className={common.selectValue ?? ''}>
            {() => (claim.verdict === null ? words.noVerdict : en.verdicts[claim.verdict])}
          </SelectValue>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className={cx(common.popover, css.popover)} maxHeight={LIST_HEIGHT}>
          <ListBox>
            <Step id={NONE} name={words.noVerdict} meaning={words.noVerdictHint} />
            {VERDICTS.map((verdict) => (
              <Step
                key={verdict}
                id={verdict}
                name={en.verdicts[verdict]}
                meaning={en.verdictMeanings[verdict]}
              />
            ))}
          </ListBox>
        </Popover>
      </Select>
      {isFramingOnly ? <p className={common.hint}>{words.framingOnly}</p> : null}
      {claim.verdict === null ? null : <ConfidenceField claim={claim} isReadOnly={isReadOnly} />}
    </>
  );
}

function Step({
  id,
  name,
  meaning,
}: {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
}) {
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className={cx(common.option, css.step)}
      aria-label={`${name}. ${meaning}`}
    >
      <span>{name}</span>
      <span className={css.meaning}>{meaning}</span>
    </ListBoxItem>
  );
}

function ConfidenceField({ claim, isReadOnly }: Props) {
  return (
    <RadioGroup
      className={common.field ?? ''}
      orientation="horizontal"
      value={claim.confidence}
      isDisabled={isReadOnly}
      onChange={(key) => {
        const confidence = CONFIDENCES.find((step) => step === key);
        if (confidence) void run({ type: 'claim.update', id: claim.id, patch: { confidence } });
      }}
    >
      <Label className={common.label ?? ''}>{en.claimFields.confidence}</Label>
      <div className={css.steps}>
        {CONFIDENCES.map((confidence) => (
          <RadioField key={confidence} value={confidence} className={css.third ?? ''}>
            <RadioButton className={css.radio ?? ''}>{en.confidences[confidence]}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
