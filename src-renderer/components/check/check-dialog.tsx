/** Check: has all of the open case looked at, every original included, and says what was found. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { newId } from '../../../src-shared/domain/ids';
import type { CaseCheck, InspectedContent } from '../../../src-shared/domain/inspection';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { findingText } from '../../../src-shared/strings/text';
import { cancelJob } from '../../state/jobs';
import { checkCase } from '../../state/openings';
import { closeDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import css from './check.module.css';

const words = en.opening.check;

/** undefined = it is still being looked at, which ends with the dialog. A check that failed or was cancelled shows nothing here. */
function useCheck(): CaseCheck | undefined {
  const [check, setCheck] = useState<CaseCheck | undefined>();
  useEffect(() => {
    let isGone = false;
    const token = newId();
    void checkCase(token).then((made) => {
      if (isGone) return;
      if (made === null) closeDialog();
      else setCheck(made);
    });
    return () => {
      isGone = true;
      void cancelJob(token);
    };
  }, []);
  return check;
}

function Content({ content, isWhole }: { readonly content: InspectedContent; readonly isWhole: boolean }) {
  const { originals, originalsCompared: compared, headHash: hash } = content;
  const { articles, claims, references, entries } = content;
  return (
    <>
      {isWhole ? <p>{fill(en.opening.foreign.checked, { compared, originals })}</p> : null}
      <p>{fill(en.opening.foreign.counts, { articles, claims, references, entries })}</p>
      <p className={css.head}>{fill(words.head, { hash, entries })}</p>
      <p className={css.hint}>{words.headHint}</p>
    </>
  );
}

function Found({ check: { findings, findingCount, content } }: { readonly check: CaseCheck }) {
  const isWhole = findingCount === 0 && content !== null;
  const more = findingCount - findings.length;
  return (
    <div className={css.result}>
      <p className={css.verdict}>
        {isWhole ? <CircleCheck size={18} aria-hidden /> : <CircleAlert size={18} aria-hidden />}
        {isWhole ? words.whole : fill(words.found, { count: findingCount })}
      </p>
      {isWhole ? null : (
        <ul className={css.findings}>
          {findings.map((finding, index) => (
            <li key={index}>{findingText(finding)}</li>
          ))}
          {more > 0 ? <li>{fill(words.more, { count: more })}</li> : null}
        </ul>
      )}
      {content === null ? null : <Content content={content} isWhole={isWhole} />}
    </div>
  );
}

export function CheckDialog() {
  const check = useCheck();
  return (
    <DialogFrame title={words.title} buttons={<Button onPress={closeDialog}>{en.window.close}</Button>}>
      <div aria-live="polite">{check === undefined ? <p>{words.checking}</p> : <Found check={check} />}</div>
    </DialogFrame>
  );
}
