/** What a window shows while no case is open: three ways in, recent cases, and the first five minutes. */
import { en } from '../../../src-shared/strings/en';
import { runAction } from '../../actions/registry';
import { Button } from '../common/button';
import { ErrorList } from '../common/error-list';
import { RecentCases } from './recent-cases';
import css from './start.module.css';

const words = en.window.start;

export function StartScreen() {
  return (
    <main className={css.screen} data-pane="main" tabIndex={-1}>
      <ErrorList />
      <div className={css.page}>
        <header className={css.head}>
          <h1 className={css.name}>{en.window.appName}</h1>
          <p className={css.lead}>{words.lead}</p>
        </header>
        <div className={css.ways} data-autofocus="">
          <Button look="primary" onPress={() => void runAction('case.openSample')}>
            {words.sample}
          </Button>
          <Button onPress={() => void runAction('case.new')}>{words.new}</Button>
          <Button onPress={() => void runAction('case.open')}>{words.open}</Button>
        </div>
        <div className={css.columns}>
          <RecentCases />
          <section aria-labelledby="first-minutes">
            <h2 id="first-minutes" className={css.heading}>
              {words.firstTitle}
            </h2>
            <ol className={css.first}>
              {words.first.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </section>
        </div>
        <p className={css.offline}>{words.offline}</p>
      </div>
    </main>
  );
}
