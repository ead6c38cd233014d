/** Entry of the process that makes backups, copies, comparisons and salvages; it can be killed at any moment, and no half file is left in place. */
import { workerPort } from '../../process/worker-port';
import { serveBackups } from './serve-backups';

serveBackups(workerPort());
