/** Settings: a person's choices, in one file; a bad value falls back, it never keeps the app from starting. */
import { settingsSchema, type Settings } from '../../src-shared/ipc/types';
import { readJson, writeJson } from './json-file';

export const DEFAULT_SETTINGS: Settings = { analyst: '', theme: 'system', singleKeys: true };

/** Value by value: one that is wrong or unknown does not take the others with it. */
export function settingsFrom(stored: unknown): Settings {
  const values: Readonly<Record<string, unknown>> =
    typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const { analyst, theme, singleKeys } = settingsSchema.shape;
  return {
    analyst: analyst.catch(DEFAULT_SETTINGS.analyst).parse(values['analyst']),
    theme: theme.catch(DEFAULT_SETTINGS.theme).parse(values['theme']),
    singleKeys: singleKeys.catch(DEFAULT_SETTINGS.singleKeys).parse(values['singleKeys']),
  };
}

export interface SettingsFile {
  get(): Settings;
  /** Keeps what is undefined in `patch` as it is. */
  update(patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings;
}

export function openSettings(path: string): SettingsFile {
  let settings = settingsFrom(readJson(path));
  return {
    get: () => settings,
    update: (patch) => {
      settings = settingsFrom({ ...settings, ...patch });
      writeJson(path, settings);
      return settings;
    },
  };
}
