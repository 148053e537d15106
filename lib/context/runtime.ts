import { singleton } from '../process/singleton.ts';
import type { Context } from './context.ts';

/** The running workspace: the context of the use cases, and what the process needs to watch and close it. */
export interface Runtime {
  readonly ctx: Context;
  /**
   * Throws, with the reason, when the store cannot be reached now or Redis refuses the subscription. Resolves to why
   * this process does less than it should, though it serves: Redis is away. Null when all is well.
   */
  checkReady(): Promise<string | null>;
  close(): Promise<void>;
}

/** Where `startRuntime` keeps it. */
export const running = singleton<Runtime>('runtime');

/** The runtime of this process. `server.ts` starts it before anything can ask. */
export function getRuntime(): Runtime {
  const runtime = running.get();
  if (!runtime)
    throw new Error(
      'The runtime has not been started: run the app through server.ts (npm start, npm run dev).',
    );
  return runtime;
}
