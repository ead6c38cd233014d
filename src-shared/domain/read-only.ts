/** Why a case can only be read. */

/**
 * `media`, `file`, `folder`: the disk, the file's rights, or the rights of its folder, where the rollback journal has
 * to stand. `locks`: the drive allows none. `diskFull`: no room for as much as the lock. `asked`: a person wanted it so. `taken`: somebody took it over.
 * `foreign`: it comes from elsewhere, and nobody has accepted it yet. `damaged`: what is shown is what can be read of a damaged file.
 */
export const READ_ONLY_REASONS = [
  'media',
  'file',
  'folder',
  'locks',
  'diskFull',
  'asked',
  'taken',
  'foreign',
  'damaged',
] as const;
export type ReadOnlyReason = (typeof READ_ONLY_REASONS)[number];
