import pino, { type Logger } from 'pino';
import { expect } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createRedisBus } from '../bus/redis-bus.ts';
import { parseRedisAddress } from '../process/redis-address.ts';
import { eventually } from './eventually.ts';

const silent = pino({ level: 'silent' });

/** A bus of one process over the Redis at `url`, of the workspace `test` unless another is named. */
export function openRedisBus(
  url: string,
  {
    workspaceId = 'test',
    secret = 'the secret of the workspace',
    log = silent,
  }: { readonly workspaceId?: string; readonly secret?: string; readonly log?: Logger } = {},
): Bus {
  const address = parseRedisAddress(url);
  if (address === null) throw new Error(`${url} is no address of a Redis`);
  return createRedisBus({ address, workspaceId, secret, log });
}

/** Resolves when all is well with the bus. */
export async function untilWell(bus: Bus): Promise<void> {
  await eventually(() => expect(bus.health()).toEqual({ state: 'ok' }));
}
