/** A case: top bar, navigator, main view, claims, status bar. */
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useUi } from '../../state/hooks';
import { cx } from '../common/class-names';
import { Navigator } from '../navigator/navigator';
import { StatusBar } from '../status/status-bar';
import { ClaimsPane } from './claims-pane';
import { MainPane } from './main-pane';
import { TopBar } from './top-bar';
import { useNarrow } from './use-narrow';
import css from './workbench.module.css';

export function Workbench() {
  const isNarrow = useNarrow();
  const navigatorOpen = useUi((state) => state.navigatorOpen);
  // The queue shows its claim in full: a second view of the same claims beside it would only compete.
  const inspectorOpen = useUi((state) => state.inspectorOpen && state.view !== 'review');
  const hasPanel = navigatorOpen && !isNarrow;
  return (
    <div className={css.workbench}>
      <TopBar />
      <div className={css.middle}>
        {navigatorOpen && isNarrow ? <Navigator isRail /> : null}
        <Group className={cx(css.panes)} id="panes" orientation="horizontal">
          {hasPanel ? (
            <>
              <Panel
                id="navigator"
                defaultSize={220}
                minSize={160}
                maxSize={360}
                groupResizeBehavior="preserve-pixel-size"
              >
                <Navigator isRail={false} />
              </Panel>
              <Separator className={cx(css.separator)} />
            </>
          ) : null}
          <Panel id="main" minSize={360}>
            <MainPane />
          </Panel>
          {inspectorOpen ? (
            <>
              <Separator className={cx(css.separator)} />
              <Panel
                id="claims"
                defaultSize={340}
                minSize={280}
                maxSize={560}
                groupResizeBehavior="preserve-pixel-size"
              >
                <ClaimsPane />
              </Panel>
            </>
          ) : null}
        </Group>
      </div>
      <StatusBar />
    </div>
  );
}
