import { setTimeout as wait } from 'node:timers/promises';
import { isSessionOver, returnWaitMs } from '../../../app/_client/connection/return-wait.ts';
import { type LightClient, Refused } from './light-client.ts';

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
    for (;;) {
      if (!(await returnAsPage(client, begun + LIMIT_MS))) return null;
      if (!asksSync || (await client.checkSync())) return performance.now() - begun;
    }
  });
  const times = (await Promise.all(returns)).filter((ms) => ms !== null);
  return {
    times: Float64Array.from(times),
    ms: Math.max(0, ...times),
    missing: clients.length - times.length,
  };
}

/** Connects again when our page would; false for one who is refused for good, or too late. */
async function returnAsPage(client: LightClient, deadline: number): Promise<boolean> {
  let refusal: unknown;
  for (let attempt = 0; performance.now() < deadline; attempt += 1) {
    await wait(returnWaitMs(attempt, refusal));
    try {
      await client.open();
      return true;
    } catch (error) {
      refusal = error instanceof Refused ? error.data : undefined;
      if (isSessionOver(refusal)) return false;
    }
  }
  return false;
}
