/** Languages: their names, and which tags are well formed (BCP 47). */

/** The languages offered first, as BCP 47 tags; any other tag can be written. */
export const COMMON_LANGUAGES = [
  'en',
  'ar',
  'bn',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sr',
  'sv',
  'sw',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
] as const;

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** "Portuguese"; the tag itself where it has no name or is malformed. */
export function languageName(tag: string): string {
  return isLanguageTag(tag) ? (names.of(tag) ?? tag) : tag;
}
