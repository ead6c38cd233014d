/** What happened to the file of the open case: said at once, and there until it is dismissed. */
import { TriangleAlert, X } from 'lucide-react';
import { en } from '../../../src-shared/strings/en';
import type { AppError, ErrorCode } from '../../../src-shared/errors';
import { runAction } from '../../actions/registry';
import { useUi } from '../../state/hooks';
import { beginRecovery } from '../../state/versions';
import { dismissTrouble } from '../../state/ui-store';
import { Button } from '../common/button';
import { cx } from '../common/class-names';
import commonCss from '../common/common.module.css';
import { ErrorWords } from '../common/error-list';
import { IconButton } from '../common/icon-button';
import css from './trouble-banner.module.css';

/** Of these a copy is the way out. */
const COPY_HELPS: ReadonlySet<ErrorCode> = new Set([
  'case.rescued',
  'case.notRescued',
  'case.lostLock',
  'case.moved',
  'case.rescuedOlder',
  'case.damagedOpen',
]);

/** Of these the versions tell more. */
const VERSIONS_HELP: ReadonlySet<ErrorCode> = new Set(['case.conflictedCopy', 'case.behind']);

function Trouble({ trouble }: { readonly trouble: AppError }) {
  return (
    <div className={css.trouble} data-code={trouble.code}>
      <TriangleAlert size={18} aria-hidden className={css.icon} />
      <div className={css.said}>
        <ErrorWords error={trouble} />
        <div className={css.ways}>
          {trouble.code === 'case.damagedOpen' ? (
            <Button onPress={() => void beginRecovery()}>{en.recovery.screen.begin}</Button>
          ) : null}
          {VERSIONS_HELP.has(trouble.code) ? (
            <Button onPress={() => void runAction('case.versions')}>{en.actions['case.versions']}</Button>
          ) : null}
          {COPY_HELPS.has(trouble.code) ? (
            <Button onPress={() => void runAction('case.saveCopy')}>{en.actions['case.saveCopy']}</Button>
          ) : null}
        </div>
      </div>
      <IconButton
        label={en.window.dismiss}
        onPress={() => {
          dismissTrouble(trouble);
        }}
      >
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

export function TroubleBanner() {
  const troubles = useUi((state) => state.troubles);
  // The region is there before its first trouble: screen readers report only what changes in it.
  return (
    <div role="alert" aria-label={en.working.banner} className={cx(commonCss.errors)} data-testid="troubles">
      {troubles.map((trouble, index) => (
        <Trouble key={index} trouble={trouble} />
      ))}
    </div>
  );
}
