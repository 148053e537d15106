// The worker when the room runs from TypeScript. In a worker of Node 20 `--import tsx` registers nothing: it has to
// be asked from inside.
import { register } from 'tsx/esm/api';

register();
await import('../worker.ts');
