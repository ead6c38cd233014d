/** The whole window takes dropped files, and says what it will do with them while they hover. */
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { en } from '../../../src-shared/strings/en';
import { isTextField } from '../../actions/text-field';
import { dropImport } from '../../state/imports';
import { useUi } from '../../state/hooks';
import css from './drop-target.module.css';

const words = en.window.drop;

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Drops that no one takes would make the window go to the file. Text that is dragged into a field is the field's. */
function useDrop(onHover: (isHovering: boolean) => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (holdsFiles(event) || !isTextField(event.target)) event.preventDefault();
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
      onHover(true);
    };
    const leave = (event: DragEvent) => {
      // Moving between elements also leaves one; only the window itself has nothing beyond it.
      if (event.relatedTarget === null) onHover(false);
    };
    const drop = (event: DragEvent) => {
      if (holdsFiles(event) || !isTextField(event.target)) event.preventDefault();
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.stopPropagation();
      onHover(false);
      void dropImport([...event.dataTransfer.files]);
    };
    const options = { capture: true };
    window.addEventListener('dragover', over, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('drop', drop, options);
    return () => {
      window.removeEventListener('dragover', over, options);
      window.removeEventListener('dragleave', leave, options);
      window.removeEventListener('drop', drop, options);
    };
  }, [onHover]);
}

export function DropTarget() {
  const [isHovering, setHovering] = useState(false);
  const canImport = useUi((state) => state.app?.openCase?.readOnly === false);
  useDrop(setHovering);
  if (!isHovering) return null;
  return (
    <div className={css.target}>
      <div className={css.card}>
        <Download size={24} aria-hidden />
        <p className={css.verb}>{canImport ? words.import : words.open}</p>
        <p className={css.hint}>{canImport ? words.importHint : words.openHint}</p>
      </div>
    </div>
  );
}
