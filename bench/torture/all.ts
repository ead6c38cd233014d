/** The table of all harnesses, in the order in which they run. */
import { appKill, ending, pageCrash, saving, soak } from './end-to-end';
import { hostile } from './hostile';
import { diskFull } from './disk-full';
import { keeping } from './keeping';
import { killWriter } from './kill-writer';
import { largeImport } from './large-import';
import { migration } from './migration';
import { mutated } from './mutated';
import { moved } from './moved';
import { powerCut } from './power-cut';
import { salvage } from './salvage';
import { tampering } from './tampering';
import type { Torture } from './torture';

export const TORTURES: readonly Torture[] = [
  killWriter,
  appKill,
  pageCrash,
  saving,
  ending,
  soak,
  powerCut,
  tampering,
  mutated,
  hostile,
  diskFull,
  moved,
  migration,
  largeImport,
  keeping,
  salvage,
];
