/** How the bytes of a file were read, and the choice to read them otherwise. */
import { useState } from 'react';
import { en } from '../../../src-shared/strings/en';
import { ENCODINGS, type Encoding, type ImportPreview } from '../../../src-shared/ipc/types';
import { reread } from '../../state/imports';
import { Choice, type Option } from '../common/choice';
import commonCss from '../common/common.module.css';
import css from './import.module.css';

const words = en.window.import;

/** A detector may name an encoding that is not among those offered: it still has to be shown. */
function optionsFor(current: string): readonly Option<string>[] {
  const offered: readonly string[] = ENCODINGS;
  const ids = offered.includes(current) ? offered : [current, ...offered];
  return ids.map((id) => ({ id, name: id }));
}

export function EncodingField({ preview }: { readonly preview: ImportPreview }) {
  const [isBusy, setBusy] = useState(false);
  // Pasted text was never bytes in a foreign encoding.
  if (preview.format === 'paste') return null;
  const choose = async (name: string) => {
    const encoding = ENCODINGS.find((each): each is Encoding => each === name);
    if (encoding === undefined || encoding === preview.encoding) return;
    setBusy(true);
    await reread(preview.token, encoding);
    setBusy(false);
  };
  return (
    <div className={css.encoding}>
      <Choice
        label={words.fields.encoding}
        options={optionsFor(preview.encoding)}
        value={preview.encoding}
        onChange={(name) => void choose(name)}
        isDisabled={isBusy}
      />
      <p className={commonCss.hint} role="status">
        {isBusy ? words.reread : words.encodingBasis[preview.encodingBasis]}
      </p>
    </div>
  );
}
