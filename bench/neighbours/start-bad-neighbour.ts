import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../../scripts/run-step.mjs';

/** Where it does its worst, and as whom. */
export interface BadNeighbourTarget {
  readonly url: string;
  readonly token: string;
  readonly roomId: string;
  /** The attacks that it makes, with commas between them; all of them when left out. */
  readonly only?: string;
}

export type Order = 'go' | 'pause' | 'end';

/** A member who does the worst that the limits allow, in a process of its own so that it does not slow what measures. */
export interface BadNeighbour {
  go(): Promise<void>;
  /** Resolves when nothing of it is under way any more. */
  pause(): Promise<void>;
  /** Ends it; how often each of its attacks was answered with each status. */
  end(): Promise<Record<string, number>>;
}

export async function startBadNeighbour(target: BadNeighbourTarget): Promise<BadNeighbour> {
  const child = fork(path.join(root, 'bench/neighbours/bad-neighbour.ts'), [JSON.stringify(target)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const order = async (what: Order): Promise<unknown> => {
    const answered = once(child, 'message');
    child.send(what);
    return (await answered)[0];
  };
  await once(child, 'message');
  return {
    go: async () => void (await order('go')),
    pause: async () => void (await order('pause')),
    async end() {
      const counts = (await order('end')) as Record<string, number>;
      child.disconnect();
      return counts;
    },
  };
}
