/** What is claimed, by whom, when and of which kind: fields that save themselves. */
import { CLAIM_TYPES, type Claim, type ClaimFields } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { run } from '../../state/run';
import { Choice } from '../common/choice';
import { dateProblem } from '../reference/date-problem';
import { CommittedField } from './committed-field';
import { LINE_LIMIT } from '../../../src-shared/limits';

/** Longest statement in UTF-16 units (claimFieldsSchema). */
const STATEMENT_LIMIT = 5000;

const TYPES = CLAIM_TYPES.map((id) => ({ id, name: en.claimTypes[id] }));

interface Props {
  readonly claim: Claim;
  readonly isReadOnly: boolean;
}

function update(claim: Claim, patch: Partial<ClaimFields>): Promise<boolean> {
  return run({ type: 'claim.update', id: claim.id, patch });
}

export function ClaimDetails({ claim, isReadOnly }: Props) {
  const words = en.claims.inspector;
  const text = (name: 'statement' | 'speaker' | 'statedOn') => ({
    label: en.claimFields[name],
    value: claim[name],
    draftKey: `${claim.id}.${name}`,
    command: (value: string) => ({ type: 'claim.update', id: claim.id, patch: { [name]: value } }) as const,
    isReadOnly,
  });
  return (
    <>
      <CommittedField {...text('statement')} limit={STATEMENT_LIMIT} hint={words.statementHint} rows={3} />
      <CommittedField {...text('speaker')} limit={LINE_LIMIT} />
      <CommittedField
        {...text('statedOn')}
        limit={LINE_LIMIT}
        hint={words.dateHint}
        problemOf={dateProblem}
      />
      <Choice
        label={en.claimFields.claimType}
        options={TYPES}
        value={claim.claimType}
        isDisabled={isReadOnly}
        onChange={(claimType) => {
          if (claimType !== claim.claimType) void update(claim, { claimType });
        }}
      />
    </>
  );
}
