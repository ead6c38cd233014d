/** A file that was read: left what is known of it, right how it will read. Enter imports it. */
import { useState } from 'react';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { cancelImport, confirmImport } from '../../state/imports';
import { showArticle } from '../../state/show-claim';
import { showToast, type PendingImport } from '../../state/ui-store';
import { focusArticleSoon } from '../../actions/panes';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import { AlreadyHereNotice, OpenItButton } from './already-here';
import { EncodingField } from './encoding-field';
import { followReread } from './follow-reread';
import { FileFacts } from './file-facts';
import css from './import.module.css';
import { ProvenanceForm } from './provenance-form';
import { isAcceptable } from './provenance-problems';
import { TextPreview } from './text-preview';

const words = en.window.import;

interface Props {
  readonly item: Extract<PendingImport, { state: 'ready' }>;
  readonly waiting: number;
}

export function ImportReady({ item, waiting }: Props) {
  const { preview } = item;
  const [provenance, setProvenance] = useState(preview.provenance);
  const [found, setFound] = useState(preview.provenance);
  if (found !== preview.provenance) {
    setFound(preview.provenance);
    setProvenance(followReread(provenance, found, preview.provenance));
  }
  const [isBusy, setBusy] = useState(false);
  const canImport = preview.sameAs === null && isAcceptable(provenance);
  const leave = () => void cancelImport(item);
  const confirm = async () => {
    if (!canImport || isBusy) return;
    setBusy(true);
    const articleId = await confirmImport(item.token, { ...provenance, title: provenance.title.trim() });
    setBusy(false);
    if (articleId === null) return;
    showArticle(articleId);
    showToast(fill(en.window.toasts.imported, { title: provenance.title }));
    if (waiting === 0) focusArticleSoon();
  };
  return (
    <DialogFrame
      title={words.title}
      wide
      onClose={leave}
      onSubmit={() => void confirm()}
      buttons={
        <>
          {waiting > 0 ? (
            <span className={css.waiting}>{fill(words.waiting, { count: waiting })}</span>
          ) : null}
          <Button onPress={leave}>{waiting > 0 ? words.skip : en.window.cancel}</Button>
          {preview.sameAs === null ? (
            <Button look="primary" type="submit" autoFocus isDisabled={!canImport}>
              {isBusy ? words.importing : words.import}
            </Button>
          ) : (
            <OpenItButton item={item} sameAs={preview.sameAs} />
          )}
        </>
      }
    >
      {preview.sameAs === null ? null : <AlreadyHereNotice sameAs={preview.sameAs} />}
      <div className={css.columns}>
        <div className={css.form}>
          <ProvenanceForm
            key={preview.encoding}
            value={provenance}
            onChange={setProvenance}
            languageDetected={preview.languageDetected && provenance.language === preview.provenance.language}
          />
          <EncodingField preview={preview} />
          <FileFacts preview={preview} />
        </div>
        <TextPreview preview={preview} provenance={provenance} />
      </div>
    </DialogFrame>
  );
}
