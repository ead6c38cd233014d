/** Says what takes long at this moment, and lets the person stop it. */
import { LoaderCircle } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Job } from '../../../src-shared/ipc/types';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { rescueFocus } from '../../actions/panes';
import { useUi } from '../../state/hooks';
import { cancelJob } from '../../state/jobs';
import { Button } from '../common/button';
import css from './job.module.css';

function JobCard({ job: { token, kind, name } }: { readonly job: Job }) {
  const { title, hint, cancel: label } = en.jobs[kind];
  const titleId = useId();
  const [isStopping, setStopping] = useState(false);
  const cancel = () => {
    setStopping(true);
    void cancelJob(token);
  };
  const cancelByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // It is the job that ends, not the dialog that tells of it.
    event.stopPropagation();
    cancel();
  };
  return (
    // It only listens to what its button did not use.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={cancelByKey} className={css.card} data-testid="job">
      <LoaderCircle size={18} aria-hidden className={css.spinner} />
      <div className={css.text} role="status">
        <p className={css.title} id={titleId}>
          {fill(title, { name })}
        </p>
        <p>{hint}</p>
      </div>
      <Button isDisabled={isStopping} onPress={cancel} aria-describedby={titleId}>
        {label}
      </Button>
    </div>
  );
}

/** What had the focus may be gone with the job; in a dialog that is the dialog's business. */
function useFocusAfter(count: number): void {
  const before = useRef(count);
  useEffect(() => {
    const isLess = count < before.current;
    before.current = count;
    if (isLess && document.activeElement === document.body) rescueFocus('main');
  }, [count]);
}

export function Jobs({ inDialog = false }: { readonly inDialog?: boolean }) {
  const jobs = useUi((state) => state.jobs);
  const hasDialog = useUi((state) => state.dialog !== null);
  useFocusAfter(jobs.length);
  // What lies under a dialog can't be reached.
  if (jobs.length === 0 || hasDialog !== inDialog) return null;
  const cards = jobs.map((job) => <JobCard key={job.token} job={job} />);
  return inDialog ? <div className={css.inDialog}>{cards}</div> : cards;
}
