/** The main view: the article, the review queue, the references, the bin or the history; errors stand above it. */
import { assertNever } from '../../../src-shared/assert';
import { useCase, useUi } from '../../state/hooks';
import type { View } from '../../state/ui-store';
import { Bin } from '../bin/bin';
import { ErrorList } from '../common/error-list';
import { DraftNotice } from '../draft/draft-notice';
import { HistoryView } from '../history/history-view';
import { CaseNotices } from '../opening/case-notices';
import { ReferenceList } from '../reference/reference-list';
import { ReviewQueue } from '../review/review-queue';
import { ArticlePane } from './article-pane';
import { TroubleBanner } from './trouble-banner';
import css from './workbench.module.css';

function ViewContent({ view }: { readonly view: View }) {
  switch (view) {
    case 'article':
      return <ArticlePane />;
    case 'references':
      return <ReferenceList />;
    case 'review':
      return <ReviewQueue />;
    case 'bin':
      return <Bin />;
    case 'history':
      return <HistoryView />;
    default:
      return assertNever(view);
  }
}

/** The views beside the article are parts of the case, and head themselves on the second level. */
function CaseHeading() {
  const title = useCase((state) => state.info?.title ?? '');
  return <h1 className="visually-hidden">{title}</h1>;
}

export function MainPane() {
  const view = useUi((state) => state.view);
  return (
    <main className={css.main} data-pane="main" tabIndex={-1}>
      <TroubleBanner />
      <ErrorList />
      <DraftNotice />
      <CaseNotices />
      {view === 'article' ? null : <CaseHeading />}
      <ViewContent view={view} />
    </main>
  );
}
