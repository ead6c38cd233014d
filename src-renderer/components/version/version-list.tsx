/** A list of versions to choose one from: when, what kind, what it holds. */
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { Version } from '../../../src-shared/domain/version';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { cx } from '../common/class-names';
import css from './version.module.css';

const words = en.recovery;
const times = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** A version as a person calls it. */
export function versionTitle({ name, kind }: Version): string {
  return name === '' ? words.kinds[kind] : name;
}

interface Props {
  readonly label: string;
  readonly versions: readonly Version[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

export function VersionList({ label, versions, chosen, onChoose }: Props) {
  return (
    <ListBox
      className={cx(css.list)}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        onChoose(key === undefined ? null : String(key));
      }}
    >
      {versions.map((version) => (
        <ListBoxItem
          key={version.id}
          id={version.id}
          textValue={versionTitle(version)}
          className={cx(css.version)}
        >
          <Text slot="label" className={cx(css.title)}>
            {versionTitle(version)}
          </Text>
          <time className={css.time} dateTime={version.at}>
            {times.format(new Date(version.at))}
          </time>
          <Text slot="description" className={cx(css.facts)}>
            {fill(words.facts, {
              articles: version.articles,
              claims: version.claims,
              references: version.references,
            })}
            {version.name === '' ? null : ` · ${words.kinds[version.kind]}`}
          </Text>
          {version.verified ? null : <span className={css.doubtful}>{words.doubtful}</span>}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
