/** Entry of the process that inspects case files; it can be killed at any moment, and nothing is lost. */
import { workerPort } from '../process/worker-port';
import { serveInspections } from './inspect/serve-inspect';

serveInspections(workerPort());
