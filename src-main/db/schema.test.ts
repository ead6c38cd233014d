import { expect, test } from 'vitest';
import { currentSchema } from './schema';

/** `npx vitest run src-main/db/schema.test.ts --update` writes the file anew after a migration was added. */
test('schema.sql is what the migrations make', async () => {
  const note = '-- Generated from migrations/ by schema.test.ts; not read by the app.\n\n';
  await expect(note + currentSchema()).toMatchFileSnapshot('./schema.sql');
});
