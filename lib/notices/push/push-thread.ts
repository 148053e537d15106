import type { AgentOptions } from 'node:https';
import { Worker } from 'node:worker_threads';
import type { PushSubscription, RequestOptions } from 'web-push';
import { processState } from '../../context/process-state.ts';
import type { PushAnswer } from './post-push.ts';
import type { PushAgents } from './push-agents.ts';

/** A push to be encrypted for a subscription and posted to its endpoint. */
export interface PushOrder {
  /** By which agent its service is reached. */
  readonly kind: keyof PushAgents;
  readonly subscription: PushSubscription;
  readonly payload: string;
  readonly options: RequestOptions;
}

export interface PushRequest extends PushOrder {
  readonly id: number;
}

export interface PushReply {
  readonly id: number;
  readonly answer?: PushAnswer;
  /** Why there is no answer. */
  readonly reason?: string;
}

interface Waiting {
  resolve(answer: PushAnswer): void;
  reject(error: Error): void;
}

/** Posts pushes in a thread of its own, which the first one starts. */
export interface PushThread {
  /** Rejects when the service does not answer, and when the thread ends meanwhile. */
  post(order: PushOrder): Promise<PushAnswer>;
  close(): Promise<void>;
}

export const pushThread = processState('push-thread', () => createPushThread());

interface Running {
  readonly worker: Worker;
  /** By the number of the request. */
  readonly waiting: Map<number, Waiting>;
}

/** `options` are of TLS, such as another authority that is trusted. */
export function createPushThread(options: AgentOptions = {}): PushThread {
  let running: Running | undefined;
  let lastId = 0;

  const start = (): Running => {
    const worker = startWorker(options);
    const waiting: Running['waiting'] = new Map();
    worker.on('message', ({ id, answer, reason }: PushReply) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (answer) asked?.resolve(answer);
      else asked?.reject(new Error(reason));
    });
    const end = (error: Error) => {
      if (running?.worker === worker) running = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', () => end(new Error('The thread that posts pushes has ended.')));
    // It keeps no process alive.
    worker.unref();
    return { worker, waiting };
  };

  return {
    post: (order) =>
      new Promise((resolve, reject) => {
        running ??= start();
        lastId += 1;
        running.waiting.set(lastId, { resolve, reject });
        running.worker.postMessage({ id: lastId, ...order } satisfies PushRequest);
      }),
    async close() {
      await running?.worker.terminate();
    },
  };
}

/** Run from TypeScript, the worker is TypeScript too; in a bundle it is a file beside the server. */
function startWorker(workerData: AgentOptions): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource ? './push-worker-from-source.mjs' : './push-worker.js';
  return new Worker(new URL(file, import.meta.url), { workerData, execArgv: [] });
}
