/** What a window shows of a damaged case: what was found, and the ways on. None of them deletes anything. */
import { useState } from 'react';
import type { RecoveryState } from '../../../src-shared/domain/recovery';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { findingText } from '../../../src-shared/strings/text';
import { leaveRecovery, readDamaged, restoreBackup, showDamaged } from '../../state/versions';
import { Button } from '../common/button';
import { ErrorList, ErrorWords } from '../common/error-list';
import startCss from '../start/start.module.css';
import { VersionList } from '../version/version-list';
import css from './recovery.module.css';
import { SalvagePart } from './salvage-part';

const words = en.recovery.screen;

function BackupPart({ recovery }: { readonly recovery: RecoveryState }) {
  const { backups } = recovery;
  const [chosen, setChosen] = useState(backups[0]?.id ?? null);
  const [isWorking, setWorking] = useState(false);
  const restore = async () => {
    if (chosen === null) return;
    setWorking(true);
    await restoreBackup(chosen);
    setWorking(false);
  };
  return (
    <section className={css.part} aria-labelledby="recovery-backups">
      <h2 id="recovery-backups" className={startCss.heading}>
        {words.backups}
      </h2>
      {backups.length === 0 ? (
        <p className={css.hint}>{words.noBackups}</p>
      ) : (
        <>
          <p className={css.hint}>{words.backupsHint}</p>
          <VersionList label={en.recovery.list} versions={backups} chosen={chosen} onChoose={setChosen} />
          <Button look="primary" isDisabled={chosen === null || isWorking} onPress={() => void restore()}>
            {isWorking ? words.working : words.restore}
          </Button>
        </>
      )}
    </section>
  );
}

/** What the inspection found; where it got nowhere, why. */
function Found({ recovery: { error, findings, findingCount } }: { readonly recovery: RecoveryState }) {
  if (error.code === 'case.notACase') return <p>{words.destroyed}</p>;
  if (findings.length === 0) return <ErrorWords error={error} />;
  const more = findingCount - findings.length;
  return (
    <ul className={css.findings}>
      {findings.map((finding, index) => (
        <li key={index}>{findingText(finding)}</li>
      ))}
      {more > 0 ? <li>{fill(words.moreFound, { count: more })}</li> : null}
    </ul>
  );
}

/** Nobody has looked into such a file, so it is not shown: it is salvaged, and what comes out of that is inspected. */
const isUnread = ({ error }: RecoveryState): boolean => error.code === 'case.walMode';

export function RecoveryScreen({ recovery }: { readonly recovery: RecoveryState }) {
  const title = isUnread(recovery) ? words.refused : words.title;
  return (
    <main className={startCss.screen} data-pane="main" tabIndex={-1}>
      <ErrorList />
      <div className={startCss.page}>
        <header className={startCss.head}>
          <h1 className={css.title}>{fill(title, { name: recovery.fileName })}</h1>
          <p>{words.kept}</p>
        </header>
        <section className={css.part} aria-labelledby="recovery-found">
          <h2 id="recovery-found" className={startCss.heading}>
            {words.found}
          </h2>
          <div className={css.found}>
            <Found recovery={recovery} />
          </div>
        </section>
        <BackupPart recovery={recovery} />
        <SalvagePart />
        <section className={css.part} aria-labelledby="recovery-other">
          <h2 id="recovery-other" className={startCss.heading}>
            {words.other}
          </h2>
          <div className={startCss.ways}>
            {isUnread(recovery) ? null : <Button onPress={() => void readDamaged()}>{words.read}</Button>}
            <Button onPress={() => void showDamaged()}>{words.show}</Button>
            <Button onPress={() => void leaveRecovery()}>{words.leave}</Button>
          </div>
        </section>
      </div>
    </main>
  );
}
