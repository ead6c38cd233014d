/** The versions and backups of the open case: choose one, see what it would change, restore it. */
import { useCallback, useEffect, useState } from 'react';
import { newId } from '../../../src-shared/domain/ids';
import type { Version, VersionPreview } from '../../../src-shared/domain/version';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useUi } from '../../state/hooks';
import { cancelJob } from '../../state/jobs';
import { closeDialog, closerOfDialog, showToast } from '../../state/ui-store';
import { listVersions, previewVersion, restoreVersion } from '../../state/versions';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import { VersionList, versionTitle } from './version-list';
import { PreviewOf } from './version-preview';
import css from './version.module.css';

const words = en.recovery.versions;

function useVersions(): readonly Version[] | null {
  const [versions, setVersions] = useState<readonly Version[] | null>(null);
  useEffect(() => {
    void listVersions().then(setVersions);
  }, []);
  return versions;
}

/** @param onNone it could not be compared, or that was cancelled. @returns null = none is chosen, or it is still being compared */
function usePreview(chosen: string | null, onNone: () => void): VersionPreview | null {
  const [shown, setShown] = useState<{ readonly id: string; readonly preview: VersionPreview } | null>(null);
  useEffect(() => {
    if (chosen === null) return;
    let isWanted = true;
    const token = newId();
    void previewVersion(chosen, token).then((preview) => {
      if (!isWanted) return;
      if (preview === null) onNone();
      else setShown({ id: chosen, preview });
    });
    return () => {
      isWanted = false;
      void cancelJob(token);
    };
  }, [chosen, onNone]);
  return shown?.id === chosen ? shown.preview : null;
}

export function VersionsDialog() {
  const readOnly = useUi((state) => state.app?.openCase?.readOnly ?? true);
  const versions = useVersions();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const chooseNone = useCallback(() => {
    setChosen(null);
  }, []);
  const preview = usePreview(chosen, chooseNone);
  const version = versions?.find(({ id }) => id === chosen);
  const restore = async () => {
    if (version === undefined) return;
    const close = closerOfDialog();
    setRestoring(true);
    const isDone = await restoreVersion(version.id);
    setRestoring(false);
    if (!isDone) return;
    close();
    showToast(fill(words.restored, { name: versionTitle(version) }), { undoable: true });
  };
  const canRestore = !readOnly && !isRestoring && preview !== null && preview.records > 0;
  return (
    <DialogFrame
      title={words.title}
      wide
      buttons={
        <>
          <Button onPress={closeDialog}>{en.window.close}</Button>
          <Button look="primary" isDisabled={!canRestore} onPress={() => void restore()}>
            {isRestoring ? words.restoring : words.restore}
          </Button>
        </>
      }
    >
      {versions?.length === 0 ? (
        <p>{en.recovery.none}</p>
      ) : (
        <div className={css.pair}>
          <VersionList
            label={en.recovery.list}
            versions={versions ?? []}
            chosen={chosen}
            onChoose={setChosen}
          />
          <div className={css.preview} aria-live="polite">
            {chosen === null ? <p className={css.note}>{words.choose}</p> : <PreviewOf preview={preview} />}
          </div>
        </div>
      )}
    </DialogFrame>
  );
}
