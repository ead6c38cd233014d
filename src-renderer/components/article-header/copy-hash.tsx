/** The hash of the imported file, shortened; pressing it copies the whole. */
import { Copy } from 'lucide-react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { announce } from '../../state/ui-store';
import { Button } from '../common/button';
import { cx } from '../common/class-names';
import commonCss from '../common/common.module.css';
import { copyText } from './copy-text';
import css from './article-header.module.css';

const words = en.window.article;

/** Enough to tell two files of a case apart at a glance. */
const SHOWN = 8;

export function CopyHash({ sha256 }: { readonly sha256: string }) {
  const copy = () => {
    if (copyText(sha256)) announce(words.hashCopied);
  };
  return (
    <TooltipTrigger delay={600}>
      <Button look="quiet" className={cx(css.hash)} onPress={copy}>
        {fill(words.hash, { hash: sha256.slice(0, SHOWN) })}
        <Copy size={12} aria-hidden />
      </Button>
      <Tooltip offset={6} className={cx(commonCss.tooltip, css.hashTip)}>
        {fill(words.hashHint, { hash: sha256 })}
      </Tooltip>
    </TooltipTrigger>
  );
}
