/** The contents of the case: its articles, the review queue, references and the bin. */
import { Plus } from 'lucide-react';
import { en } from '../../../src-shared/strings/en';
import { runAction } from '../../actions/registry';
import { useUi } from '../../state/hooks';
import { IconButton } from '../common/icon-button';
import { ArticleList } from './article-list';
import css from './navigator.module.css';
import { ViewList } from './view-list';

const words = en.window.navigator;

export function Navigator({ isRail }: { readonly isRail: boolean }) {
  const readOnly = useUi((state) => state.app?.openCase?.readOnly ?? false);
  return (
    <nav
      className={isRail ? css.rail : css.navigator}
      aria-label={en.window.landmarks.navigator}
      data-pane="navigator"
      tabIndex={-1}
    >
      {isRail ? null : (
        <section className={css.articles} aria-labelledby="navigator-articles">
          <div className={css.head}>
            <h2 id="navigator-articles" className={css.heading}>
              {words.articles}
            </h2>
            <IconButton
              label={words.import}
              isDisabled={readOnly}
              onPress={() => void runAction('import.choose')}
            >
              <Plus size={16} aria-hidden />
            </IconButton>
          </div>
          <ArticleList />
        </section>
      )}
      <ViewList isRail={isRail} />
    </nav>
  );
}
