import type { Logger } from 'pino';
import type { Env } from '../process/env.ts';
import type { Bus } from './bus.ts';
import { createInProcessBus } from './in-process-bus.ts';
import { createRedisBus } from './redis-bus.ts';

/** The bus that the environment asks for: Redis at `REDIS_URL`, or only this process while it is unset. */
export function openBus(
  env: Pick<Env, 'REDIS_URL'>,
  workspace: { readonly workspaceId: string; readonly secret: string },
  log: Logger,
): Bus {
  if (env.REDIS_URL === undefined) return createInProcessBus();
  return createRedisBus({ address: env.REDIS_URL, ...workspace, log });
}
