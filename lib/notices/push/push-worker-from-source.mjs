// The thread that posts pushes, when the server runs from TypeScript. `--import tsx` does not register inside a worker of
// Node 20, so it is registered here.
import { register } from 'tsx/esm/api';

register();
await import('./push-worker.ts');
