/** Top bar: which case, which article, and the way to everything else. */
import { CircleHelp, Search, Settings } from 'lucide-react';
import { actionSpec, type ActionId } from '../../../src-shared/actions';
import { en } from '../../../src-shared/strings/en';
import { keysOf } from '../../actions/key-text';
import { runAction } from '../../actions/registry';
import { useCase, useUi } from '../../state/hooks';
import { articles } from '../../state/selectors';
import { showArticle } from '../../state/show-claim';
import { Button } from '../common/button';
import { Choice } from '../common/choice';
import { cx } from '../common/class-names';
import { IconButton } from '../common/icon-button';
import { CaseTitle } from './case-title';
import css from './workbench.module.css';

const words = en.window.topBar;

function ArticleChoice() {
  const all = useCase(articles);
  const articleId = useUi((state) => state.articleId);
  if (all.length < 2 || articleId === null) return null;
  return (
    <div className={css.articleChoice}>
      <Choice
        label={words.article}
        labelHidden
        options={all.map(({ id, title }) => ({ id, name: title }))}
        value={articleId}
        onChange={showArticle}
      />
    </div>
  );
}

function useKey(id: ActionId): string | undefined {
  const platform = useUi((state) => state.app?.platform ?? 'linux');
  return keysOf(actionSpec(id), platform)[0];
}

export function TopBar() {
  const paletteKey = useKey('palette.open');
  return (
    <header className={css.top} aria-label={en.window.landmarks.top}>
      <CaseTitle />
      <ArticleChoice />
      <span className={css.space} />
      <Button className={cx(css.search)} onPress={() => void runAction('palette.open')}>
        <Search size={14} aria-hidden />
        <span className={css.searchText}>{words.palette}</span>
        {paletteKey === undefined ? null : <kbd>{paletteKey}</kbd>}
      </Button>
      <IconButton
        label={words.keys}
        shortcut={useKey('help.keys')}
        onPress={() => void runAction('help.keys')}
      >
        <CircleHelp size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={words.settings}
        shortcut={useKey('settings.open')}
        onPress={() => void runAction('settings.open')}
      >
        <Settings size={16} aria-hidden />
      </IconButton>
    </header>
  );
}
