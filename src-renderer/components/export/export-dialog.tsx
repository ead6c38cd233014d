/** Exports the report: format and articles, and on top what the report will list as open. */
import { useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { Id } from '../../../src-shared/domain/ids';
import { EXPORT_FORMATS, type ExportFormat } from '../../../src-shared/ipc/types';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useCase } from '../../state/hooks';
import { exportReport } from '../../state/requests';
import { articles } from '../../state/selectors';
import { closeDialog, closerOfDialog, showToast } from '../../state/ui-store';
import { Button } from '../common/button';
import { Choice, type Option } from '../common/choice';
import { cx } from '../common/class-names';
import { DialogFrame } from '../common/dialog-frame';
import { RadioChoice } from '../common/radio-choice';
import { ExportCheckList } from './export-check-list';
import css from './export.module.css';

const words = en.window.export;

const FORMATS = EXPORT_FORMATS.map((id) => ({ id, name: words.formats[id], hint: words.formatHints[id] }));

/** Stands for all articles among the ids of single ones. */
const ALL = 'all';

/** Kept while the window is open: who exports twice mostly wants the same again. */
let lastFormat: ExportFormat = 'html';

function useArticleOptions(): readonly Option<string>[] {
  const all = useCase(articles);
  const first = { id: ALL, name: fill(words.allArticles, { count: all.length }) };
  return [first, ...all.map(({ id, title }) => ({ id, name: title }))];
}

export function ExportDialog() {
  const options = useArticleOptions();
  const [format, setFormat] = useState<ExportFormat>(lastFormat);
  const [chosen, setChosen] = useState(ALL);
  const [isBusy, setBusy] = useState(false);
  const articleId: Id | null = chosen === ALL ? null : chosen;
  const start = async () => {
    if (isBusy) return;
    lastFormat = format;
    const close = closerOfDialog();
    setBusy(true);
    const file = await exportReport(format, articleId);
    setBusy(false);
    if (file === null) return;
    close();
    showToast(fill(en.window.toasts.exported, { name: file.fileName }), { exported: file.token });
  };
  return (
    <DialogFrame
      title={words.title}
      onSubmit={() => void start()}
      buttons={
        <>
          <Button onPress={closeDialog}>{en.window.cancel}</Button>
          <Button look="primary" type="submit" autoFocus>
            {words.export}
          </Button>
        </>
      }
    >
      <ExportCheckList articleId={articleId} />
      <RadioChoice label={words.format} options={FORMATS} value={format} onChange={setFormat} />
      {options.length > 2 ? (
        <Choice label={words.article} options={options} value={chosen} onChange={setChosen} />
      ) : null}
      <div className={css.state} role="status">
        {isBusy ? (
          <>
            <p>{format === 'pdf' ? words.printing : words.exporting}</p>
            <ProgressBar isIndeterminate aria-label={words.exporting} className={cx(css.progress)} />
          </>
        ) : null}
      </div>
    </DialogFrame>
  );
}
