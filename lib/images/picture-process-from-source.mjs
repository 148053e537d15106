// The process that decodes pictures when the server runs from TypeScript, as tests do.
import { register } from 'tsx/esm/api';

register();
await import('./picture-process.ts');
