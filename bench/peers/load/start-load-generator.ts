import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../../../scripts/run-step.mjs';
import { pinned } from '../systems/pinned.ts';
import type { Person } from '../systems/seed-town.ts';
import type { Protocol } from '../systems/system.ts';
import type { Return } from './come-back.ts';
import type { Talk, TalkOrder } from './talk.ts';

export interface LoadSettings {
  readonly protocol: Protocol;
  readonly urls: readonly string[];
  readonly people: readonly Person[];
  /** Which rooms the clients of a rival are in. */
  readonly conversationIds: readonly string[];
}

/** What a load generator can be told to do. */
export interface Orders {
  begin(input: LoadSettings): Promise<object>;
  /** Connects so many people from a number on, so many at a time, each as another person. */
  arrive(input: {
    readonly from: number;
    readonly count: number;
    readonly atOnce: number;
  }): Promise<{ readonly ms: number }>;
  talk(input: TalkOrder): Promise<Talk>;
  /** Waits for the loss of every connection, which it causes itself with `isCut`, and for the return of all. */
  comeBack(input: { readonly isCut: boolean }): Promise<Return>;
  /** Each connection asks one sync check, spread evenly over the time. */
  checkSync(input: { readonly seconds: number }): Promise<object>;
  leave(input: object): Promise<object>;
}

export interface Order {
  readonly name: keyof Orders;
  readonly input: unknown;
}

export type LoadGenerator = Omit<Orders, 'begin'> & { end(): Promise<void> };

/** Starts the program that is everyone who uses a system, on the core that the servers do not have. */
export async function startLoadGenerator(settings: LoadSettings): Promise<LoadGenerator> {
  const file = path.join(root, 'bench/peers/load/load-generator.ts');
  const { command, args } = pinned('load', process.execPath, ['--import', 'tsx', file]);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const answer = async (): Promise<unknown> => {
    const [{ result, error }] = await once(child, 'message');
    if (error !== undefined) throw new Error(error);
    return result;
  };
  const order = async (name: string, input: unknown): Promise<unknown> => {
    const answered = answer();
    child.send({ name, input });
    return await answered;
  };
  await answer();
  await order('begin', settings);
  const names = ['arrive', 'talk', 'comeBack', 'checkSync', 'leave'] as const;
  const orders = Object.fromEntries(names.map((name) => [name, (input: unknown) => order(name, input)]));
  return {
    // Each order is answered by what `load-generator.ts` returns for it, under the same types.
    ...(orders as unknown as Orders),
    async end() {
      process.off('exit', killWithUs);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
