/** Import session: articles of one window on their way into its case, read one after the other, each waiting for a yes. */
import { assert, defined } from '../../src-shared/assert';
import type { Provenance } from '../../src-shared/domain/article';
import { newId } from '../../src-shared/domain/ids';
import { Refusal, type AppError } from '../../src-shared/errors';
import type { Encoding, ImportPreview } from '../../src-shared/ipc/types';
import type { Result } from '../../src-shared/result';
import { importArticle, type StartImportProcess } from '../import/import-article';
import { articleCommand, previewOf, type ImportedArticle } from '../import/imported-article';
import type { ImportSource } from '../import/messages';
import { sourceName } from '../import/read-source';
import type { Cases } from './cases';
import type { Log } from './log';
import type { AppWindow } from './window';

interface Pending {
  readonly token: string;
  readonly source: ImportSource;
  readonly stop: AbortController;
  imported: ImportedArticle | null;
}

export interface ImportSession {
  /** Reads the sources in turn; the window hears of each by events. */
  start(sources: readonly ImportSource[]): void;
  /** Reads one anew in an encoding that the person chose. */
  reread(token: string, encoding: Encoding): Promise<ImportPreview>;
  confirm(token: string, provenance: Provenance): Promise<{ readonly articleId: string }>;
  cancel(token: string): void;
  /** Ends all: the case is being closed. */
  end(): void;
}

export interface ImportSessionPlan {
  readonly cases: Pick<Cases, 'of' | 'read' | 'execute'>;
  readonly startProcess: StartImportProcess;
  readonly now: () => Date;
  readonly log: Log;
}

/** The analyst's own day, not Greenwich's. */
function localDay(now: Date): string {
  const parts = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(now.getFullYear()), ...parts].join('-');
}

export function createImportSession(
  window: AppWindow,
  { cases, startProcess, now, log }: ImportSessionPlan,
): ImportSession {
  const pending = new Map<string, Pending>();
  /** Ends when everything that was started has been read: one process at a time. */
  let queue = Promise.resolve();

  const read = ({ source, stop }: Pending, encoding: Encoding | null): Promise<Result<ImportedArticle>> =>
    importArticle(source, { encoding, today: localDay(now()), signal: stop.signal }, startProcess);

  const preview = async (token: string, imported: ImportedArticle): Promise<ImportPreview> => {
    const same = await cases.read(window, (opened) => opened.articleBySha256(imported.sha256));
    const sameAs = same && { title: same.title, importedAt: same.importedAt, articleId: same.id };
    return previewOf(imported, token, sameAs);
  };

  const find = (token: string): Pending => {
    const found = pending.get(token);
    if (!found) throw new Refusal('import.expired');
    return found;
  };

  const fail = ({ token, source }: Pending, error: AppError): void => {
    pending.delete(token);
    window.events.emit('import:failed', { token, fileName: sourceName(source), error });
  };

  const readInTurn = async (item: Pending): Promise<void> => {
    const { token } = item;
    // Whoever cancelled one knows; whoever closed the case is gone.
    if (!pending.has(token)) return;
    const result = await read(item, null);
    if (!pending.has(token)) return;
    if (result.ok) {
      item.imported = result.value;
      window.events.emit('import:preview', await preview(token, result.value));
    } else fail(item, result.error);
  };

  const cancel = (token: string): void => {
    pending.get(token)?.stop.abort();
    pending.delete(token);
  };

  return {
    start: (sources) => {
      cases.of(window);
      for (const source of sources) {
        const item: Pending = { token: newId(), source, stop: new AbortController(), imported: null };
        pending.set(item.token, item);
        window.events.emit('import:started', { token: item.token, fileName: sourceName(source) });
        queue = queue
          .then(() => readInTurn(item))
          .catch((error: unknown) => {
            log.error('import.bug', error);
            fail(item, { code: 'import.crashed', params: { name: sourceName(source) } });
          });
      }
    },
    reread: async (token, encoding) => {
      const item = find(token);
      const result = await read(item, encoding);
      if (!result.ok) throw new Refusal(result.error.code, result.error.params);
      assert(pending.get(token) === item, 'an import that was cancelled gives no result');
      item.imported = result.value;
      return preview(token, result.value);
    },
    confirm: async (token, provenance) => {
      const imported = defined(find(token).imported, 'article that was read');
      const command = articleCommand(imported, provenance);
      await cases.execute(window, command);
      pending.delete(token);
      return { articleId: command.id };
    },
    cancel,
    end: () => {
      for (const token of [...pending.keys()]) cancel(token);
    },
  };
}
