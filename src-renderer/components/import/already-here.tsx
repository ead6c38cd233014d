/** A file whose bytes are in the case already: says so, and leads to the article. */
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import type { ImportPreview } from '../../../src-shared/ipc/types';
import { focusArticleSoon } from '../../actions/panes';
import { cancelImport } from '../../state/imports';
import { showArticle } from '../../state/show-claim';
import type { PendingImport } from '../../state/ui-store';
import { Button } from '../common/button';
import css from './import.module.css';

const words = en.window.import;

type SameAs = NonNullable<ImportPreview['sameAs']>;

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

export function AlreadyHereNotice({ sameAs }: { readonly sameAs: SameAs }) {
  return (
    <p role="alert" className={css.notice}>
      {fill(words.duplicate, { title: sameAs.title, date: day.format(new Date(sameAs.importedAt)) })}
    </p>
  );
}

export function OpenItButton({ item, sameAs }: { readonly item: PendingImport; readonly sameAs: SameAs }) {
  const open = async () => {
    await cancelImport(item);
    showArticle(sameAs.articleId);
    focusArticleSoon();
  };
  return (
    <Button look="primary" autoFocus onPress={() => void open()}>
      {words.openIt}
    </Button>
  );
}
