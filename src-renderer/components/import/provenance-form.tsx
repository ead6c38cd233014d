/** What is known of where an article came from, as a form: for a new import and for one that is in the case. */
import type { Direction, Provenance } from '../../../src-shared/domain/article';
import { en } from '../../../src-shared/strings/en';
import { Choice } from '../common/choice';
import commonCss from '../common/common.module.css';
import { Field } from '../common/field';
import { LanguageField } from './language-field';
import { provenanceProblems } from './provenance-problems';
import { LINE_LIMIT } from '../../../src-shared/limits';

const words = en.window.import;

const DIRECTIONS = (['ltr', 'rtl'] as const satisfies readonly Direction[]).map((id) => ({
  id,
  name: words.directions[id],
}));

interface Props {
  readonly value: Provenance;
  readonly onChange: (value: Provenance) => void;
  readonly languageDetected?: boolean;
}

export function ProvenanceForm({ value, onChange, languageDetected = false }: Props) {
  const problems = provenanceProblems(value);
  const set = (part: Partial<Provenance>) => {
    onChange({ ...value, ...part });
  };
  const line = (key: 'title' | 'url' | 'publisher' | 'author', limit: number) => (
    <Field
      label={words.fields[key]}
      value={value[key]}
      onChange={(text) => {
        set({ [key]: text });
      }}
      maxLength={limit}
      problem={problems[key]}
    />
  );
  const date = (key: 'published' | 'retrieved') => (
    <Field
      label={words.fields[key]}
      value={value[key]}
      onChange={(text) => {
        set({ [key]: text.trim() });
      }}
      hint={words.dateHint}
      problem={problems[key]}
    />
  );
  return (
    <>
      {line('title', LINE_LIMIT)}
      {line('url', 2048)}
      <div className={commonCss.pair}>
        {line('publisher', LINE_LIMIT)}
        {line('author', LINE_LIMIT)}
        {date('published')}
        {date('retrieved')}
        <LanguageField
          value={value.language}
          onChange={(language) => {
            set({ language });
          }}
          hint={languageDetected ? words.detected : undefined}
          problem={problems.language}
        />
        <Choice
          label={words.fields.direction}
          options={DIRECTIONS}
          value={value.direction}
          onChange={(direction) => {
            set({ direction });
          }}
        />
      </div>
    </>
  );
}
