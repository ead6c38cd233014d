/** Entry of the process that asks drives. One that hangs can keep this process for itself, and nobody else. */
import { workerPort } from '../process/worker-port';
import { serveDrives } from './drive/serve-drives';

serveDrives(workerPort());
