/** What changes when a case is made or renamed. */
import type { CommandOf } from '../../../src-shared/commands/command';
import type { Label } from '../../../src-shared/commands/label';
import { caseInfo } from '../tables/case-info';
import type { ApplyContext } from './context';

export function renameCase({ db, tx }: ApplyContext, { title }: CommandOf<'case.rename'>): Label {
  tx.update('case_info', [caseInfo(db).id], { title });
  return { code: 'case.rename' };
}
