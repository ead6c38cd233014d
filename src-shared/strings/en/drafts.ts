/** Words for what was typed and never got into the case, because the app or its page ended too early. */
export const drafts = {
  title: 'Not saved yet when Plumbline ended',
  explained: 'This was typed last. The case does not hold it: put it in, or discard it.',
  place: 'Claim {number}, {part}, typed {time}',
  placeGone: '{part} of a claim that is not in this case any more, typed {time}',
  text: 'What was typed',
  fields: {
    statement: 'statement',
    speaker: 'speaker',
    statedOn: 'date of the statement',
    rationale: 'rationale',
    flagReason: 'reason of the flag',
  },
  putIn: 'Put It In',
  tooLong: 'It does not fit its field as it is: too long, or no date. Copy what you need from it.',
  discard: 'Discard',
} as const;
