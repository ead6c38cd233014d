/** Edits what is known of an article. Its text is never touched. */
import { useState } from 'react';
import type { Article, Provenance } from '../../../src-shared/domain/article';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { useCase } from '../../state/hooks';
import { run } from '../../state/run';
import { closeDialog, closerOfDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import { ProvenanceForm } from '../import/provenance-form';
import { isAcceptable } from '../import/provenance-problems';
import { changedFields } from './changed-fields';

const words = en.window.article;

function ArticleForm({ article }: { readonly article: Article }) {
  const { title, url, publisher, author, published, retrieved, language, direction } = article;
  const [before] = useState<Provenance>({
    title,
    url,
    publisher,
    author,
    published,
    retrieved,
    language,
    direction,
  });
  const [value, setValue] = useState(before);
  const save = async () => {
    if (!isAcceptable(value)) return;
    const patch = changedFields(before, value);
    const close = closerOfDialog();
    const isChanged = Object.keys(patch).length > 0;
    if (!isChanged || (await run({ type: 'article.update', id: article.id, patch }))) close();
  };
  return (
    <DialogFrame
      title={words.detailsTitle}
      onSubmit={() => void save()}
      buttons={
        <>
          <Button onPress={closeDialog}>{en.window.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={!isAcceptable(value)}>
            {words.save}
          </Button>
        </>
      }
    >
      <ProvenanceForm value={value} onChange={setValue} />
    </DialogFrame>
  );
}

export function ArticleDialog({ articleId }: { readonly articleId: Id }) {
  const article = useCase((state) => state.articles.get(articleId));
  return article ? <ArticleForm article={article} /> : null;
}
