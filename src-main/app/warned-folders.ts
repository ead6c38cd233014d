/** Warned folders: cloud and network folders that a person has been warned of, once each. */
import { z } from 'zod';
import { readJson, writeJsonIfPossible } from './json-file';

const schema = z.array(z.string()).catch([]);

/** Old ones are forgotten at some time, which costs one more warning. */
const MOST = 200;

export interface WarnedFolders {
  /** True the first time that a folder is asked about; from then on it counts as warned of. */
  isNew(folder: string): boolean;
}

export function openWarnedFolders(path: string): WarnedFolders {
  let folders = schema.parse(readJson(path));
  return {
    isNew: (folder) => {
      if (folders.includes(folder)) return false;
      folders = [...folders.slice(1 - MOST), folder];
      writeJsonIfPossible(path, folders);
      return true;
    },
  };
}
