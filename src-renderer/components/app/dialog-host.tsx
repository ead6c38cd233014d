/** Shows the dialog that the state names. */
import { assertNever } from '../../../src-shared/assert';
import { useUi } from '../../state/hooks';
import type { Dialog } from '../../state/ui-store';
import { ArticleDialog } from '../article-header/article-dialog';
import { CheckDialog } from '../check/check-dialog';
import { EvidenceDialog } from '../evidence/evidence-dialog';
import { ExportDialog } from '../export/export-dialog';
import { AboutDialog } from '../help/about-dialog';
import { KeysDialog } from '../help/keys-dialog';
import { ImportDialog } from '../import/import-dialog';
import { Palette } from '../palette/palette';
import { ReferenceDialog } from '../reference/reference-dialog';
import { SendBackDialog } from '../review/send-back-dialog';
import { SettingsDialog } from '../settings/settings-dialog';
import { NewCaseDialog } from '../start/new-case-dialog';
import { SaveVersionDialog } from '../version/save-version-dialog';
import { VersionsDialog } from '../version/versions-dialog';

function AnyDialog({ dialog }: { readonly dialog: Dialog }) {
  switch (dialog.kind) {
    case 'import':
      return <ImportDialog />;
    case 'newCase':
      return <NewCaseDialog />;
    case 'export':
      return <ExportDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'saveVersion':
      return <SaveVersionDialog />;
    case 'versions':
      return <VersionsDialog />;
    case 'check':
      return <CheckDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'about':
      return <AboutDialog />;
    case 'palette':
      return <Palette />;
    case 'article':
      return <ArticleDialog articleId={dialog.articleId} />;
    case 'evidence':
      return <EvidenceDialog claimId={dialog.claimId} evidenceId={dialog.evidenceId} />;
    case 'reference':
      return <ReferenceDialog referenceId={dialog.referenceId} />;
    case 'sendBack':
      return <SendBackDialog claimId={dialog.claimId} />;
    default:
      return assertNever(dialog);
  }
}

export function DialogHost() {
  const dialog = useUi((state) => state.dialog);
  return dialog === null ? null : <AnyDialog dialog={dialog} />;
}
