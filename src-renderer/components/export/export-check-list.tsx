/** What the report will list as open, each with a way to the claims. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { Id } from '../../../src-shared/domain/ids';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { CHECKS, exportChecks } from '../../state/export-checks';
import { useCase } from '../../state/hooks';
import { showClaim } from '../../state/show-claim';
import { closeDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import css from './export.module.css';

const words = en.window.export;

export function ExportCheckList({ articleId }: { readonly articleId: Id | null }) {
  const state = useCase((whole) => whole);
  const { claims, found } = useMemo(() => exportChecks(state, articleId), [state, articleId]);
  const open = CHECKS.filter((check) => found[check].length > 0);
  const show = (id: Id | undefined) => {
    closeDialog();
    if (id !== undefined) void showClaim(id);
  };
  return (
    <section aria-labelledby="export-checks" className={css.checks}>
      <h3 id="export-checks" className={css.checksTitle}>
        {words.checks}
      </h3>
      {open.length === 0 ? (
        <p className={css.clear}>
          <CircleCheck size={16} aria-hidden />
          {claims.length === 0 ? words.noClaims : words.allClear}
        </p>
      ) : (
        <>
          <ul>
            {open.map((check) => {
              const text = fill(words.found[check], { count: found[check].length });
              return (
                <li key={check} className={css.check}>
                  <TriangleAlert size={16} aria-hidden className={css.warn} />
                  <span className={css.checkText}>{text}</span>
                  <Button
                    look="quiet"
                    aria-label={fill(words.showNamed, { name: text })}
                    onPress={() => {
                      show(found[check][0]?.id);
                    }}
                  >
                    {en.window.show}
                  </Button>
                </li>
              );
            })}
          </ul>
          <p className={css.quiet}>{words.checksHint}</p>
        </>
      )}
    </section>
  );
}
