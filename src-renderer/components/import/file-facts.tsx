/** What the tool found in an imported file: its name, length, size and hash. */
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import type { ImportPreview } from '../../../src-shared/ipc/types';
import { fileSize } from './file-size';
import css from './import.module.css';

const words = en.window.import.facts;

export function FileFacts({ preview }: { readonly preview: ImportPreview }) {
  const { fileName, words: count, characters, blocks, size, sha256 } = preview;
  return (
    <dl className={css.facts} aria-label={words.label}>
      <dt>{words.file}</dt>
      <dd>{fileName}</dd>
      <dt>{words.length}</dt>
      <dd>{fill(words.lengthValue, { words: count, characters, blocks })}</dd>
      <dt>{words.size}</dt>
      <dd>{fileSize(size)}</dd>
      <dt>{words.hash}</dt>
      <dd className={css.hash} title={sha256}>
        {sha256.slice(0, 16)}
        {en.window.ellipsis}
      </dd>
    </dl>
  );
}
