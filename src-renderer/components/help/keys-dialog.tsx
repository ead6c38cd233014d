/** The sheet of all keys, made from the table of actions. */
import { ACTIONS, type ActionSpec } from '../../../src-shared/actions';
import { en } from '../../../src-shared/strings/en';
import { keysOf } from '../../actions/key-text';
import { useUi } from '../../state/hooks';
import { closeDialog } from '../../state/ui-store';
import { Button } from '../common/button';
import { DialogFrame } from '../common/dialog-frame';
import css from './help.module.css';

const words = en.window.keys;

const MENUS = [
  'claim',
  'review',
  'view',
  'edit',
  'file',
  'help',
] as const satisfies readonly ActionSpec['menu'][];

interface Row {
  readonly name: string;
  readonly keys: readonly string[];
}

function KeyTable({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <table className={css.table}>
      <caption className={css.caption}>{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words.action}</th>
          <th scope="col">{words.key}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, keys }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function KeysDialog() {
  const platform = useUi((state) => state.app?.platform ?? 'linux');
  const singleKeys = useUi((state) => state.app?.settings.singleKeys ?? true);
  const rowsOf = (menu: ActionSpec['menu']): readonly Row[] =>
    ACTIONS.filter((spec) => spec.menu === menu)
      .map((spec) => ({ name: en.actions[spec.id], keys: keysOf(spec, platform) }))
      .filter(({ keys }) => keys.length > 0);
  return (
    <DialogFrame
      title={words.title}
      wide
      onSubmit={closeDialog}
      buttons={
        <Button look="primary" type="submit" autoFocus>
          {en.window.close}
        </Button>
      }
    >
      <p className={css.note}>{singleKeys ? words.singleNote : words.singleOff}</p>
      {/* The sheet scrolls and holds nothing that takes the focus, so it takes it itself. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.tables} role="group" aria-label={words.title} tabIndex={0}>
        <KeyTable
          title={words.reading}
          rows={words.readingKeys.map(([key, name]) => ({ name, keys: [key] }))}
        />
        {MENUS.map((menu) => (
          <KeyTable key={menu} title={en.menus[menu]} rows={rowsOf(menu)} />
        ))}
      </div>
    </DialogFrame>
  );
}
