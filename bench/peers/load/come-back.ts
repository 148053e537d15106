import { setTimeout as wait } from 'node:timers/promises';
import { backoffMs } from '../../../app/_client/connection/backoff.ts';
import type { LightClient } from './light-client.ts';

/** As our page waits. */
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 8_000;
const LIMIT_MS = 300_000;

export interface Return {
  /** Milliseconds until each was back, from the moment in which the connections were lost. */
  readonly times: Float64Array;
  readonly ms: number;
  /** Those who were not back in five minutes. */
  readonly missing: number;
}

/** Lets every client lose its connection, by a cut or by the end of the server, and come back as a page does. */
export async function comeBack(
  clients: readonly LightClient[],
  { isCut, asksSync }: { readonly isCut: boolean; readonly asksSync: boolean },
): Promise<Return> {
  const begun = performance.now();
  const returns = clients.map(async (client) => {
    if (client.isOpen) {
      const closed = new Promise<void>((resolve) => {
        client.onClose = resolve;
      });
      if (isCut) client.cut();
      await closed;
    }
    for (let attempt = 0; !client.isOpen; attempt += 1) {
      if (performance.now() - begun > LIMIT_MS) return null;
      await wait(backoffMs(attempt, FIRST_WAIT_MS, MAX_WAIT_MS));
      await client.open().catch(() => undefined);
    }
    if (asksSync) await client.checkSync();
    return performance.now() - begun;
  });
  const times = (await Promise.all(returns)).filter((ms) => ms !== null);
  return {
    times: Float64Array.from(times),
    ms: Math.max(0, ...times),
    missing: clients.length - times.length,
  };
}
