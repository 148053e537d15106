import type { EmbeddedMongoErrorCode } from '../errors/embedded-mongo-error.ts';

/** What the worker is started with. */
export interface WorkerSettings {
  readonly folder: string;
  readonly socket: string;
  readonly port: number | undefined;
}

export type ToWorker = { kind: 'close' };

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'failed'; code: EmbeddedMongoErrorCode; reason: string }
  | { kind: 'closed' };
