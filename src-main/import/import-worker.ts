/** Entry of the process that reads articles; it can be killed at any moment, and nothing is lost. */
import { workerPort } from '../process/worker-port';
import { serveImports } from './serve-import';

serveImports(workerPort());
