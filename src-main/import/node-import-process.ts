/** The process that reads articles, under plain Node: for the command line and for tests. */
import { nodeProcess } from '../process/node-process';
import type { StartImportProcess } from './import-article';
import { IMPORT_HEAP_MIB } from './limits';

/**
 * @param workerPath the built import worker, a JavaScript file
 */
export function nodeImportProcess(workerPath: string): StartImportProcess {
  return nodeProcess(workerPath, IMPORT_HEAP_MIB);
}
