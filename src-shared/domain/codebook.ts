/** Codebook: finer labels for claims. The default one holds the 23 persuasion techniques of SemEval-2023 Task 3. */

/** Label strings as the task's released data writes them. */
export const PERSUASION_TECHNIQUES = [
  'Name_Calling-Labeling',
  'Guilt_by_Association',
  'Doubt',
  'Appeal_to_Hypocrisy',
  'Questioning_the_Reputation',
  'Flag_Waving',
  'Appeal_to_Authority',
  'Appeal_to_Popularity',
  'Appeal_to_Values',
  'Appeal_to_Fear-Prejudice',
  'Straw_Man',
  'Red_Herring',
  'Whataboutism',
  'Causal_Oversimplification',
  'False_Dilemma-No_Choice',
  'Consequential_Oversimplification',
  'Slogans',
  'Conversation_Killer',
  'Appeal_to_Time',
  'Loaded_Language',
  'Obfuscation-Vagueness-Confusion',
  'Exaggeration-Minimisation',
  'Repetition',
] as const;

/** A code as people read it: `Name_Calling-Labeling` is "Name Calling / Labeling". */
export function codeName(code: string): string {
  return code.replaceAll('_', ' ').replaceAll('-', ' / ');
}
