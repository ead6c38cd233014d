/** What Plumbline is, what it does not do, what its journal proves, and whose work is inside. */
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { useUi } from '../../state/hooks';
import { closeDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import css from './help.module.css';

const words = en.window.about;

const SECTIONS = [
  [words.offlineTitle, words.offline],
  [words.journalTitle, words.journal],
  [words.journalNotTitle, words.journalNot],
] as const;

export function AboutDialog() {
  const version = useUi((state) => state.app?.version ?? '');
  return (
    <DialogFrame
      title={words.title}
      onSubmit={closeDialog}
      buttons={
        <Button look="primary" type="submit" autoFocus>
          {en.window.close}
        </Button>
      }
    >
      {/* The text scrolls and holds nothing that takes the focus, so it takes it itself. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.about} role="group" aria-label={words.title} tabIndex={0}>
        <p className={css.version}>{fill(words.version, { version })}</p>
        {SECTIONS.map(([title, text]) => (
          <section key={title}>
            <h3 className={css.caption}>{title}</h3>
            <p>{text}</p>
          </section>
        ))}
        <section>
          <h3 className={css.caption}>{words.licencesTitle}</h3>
          <dl className={css.licences}>
            {words.licences.map(([names, licence]) => (
              <div key={names}>
                <dt>{names}</dt>
                <dd>{licence}</dd>
              </div>
            ))}
          </dl>
          <p className={css.note}>{words.licence}</p>
        </section>
      </div>
    </DialogFrame>
  );
}
