import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { EmbeddedMongoError } from '../errors/embedded-mongo-error.ts';
import { uriOf } from './address.ts';
import { backup } from './backup.ts';
import { checkDataFile, noteFormat, restrictDataFiles } from './data-file.ts';
import type { EmbeddedMongo, EmbeddedMongoOptions, Lifecycle } from './embedded-mongo.ts';
import { notWritable, socketPath } from './folder.ts';
import type { Lock } from './lock.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

/**
 * Runs the engine in a worker of this process, which holds the folder's lock.
 * @throws EmbeddedMongoError when it cannot start; the lock is free again then.
 */
export async function startOwner(
  folder: string,
  lock: Lock,
  { port }: EmbeddedMongoOptions,
  lifecycle: Lifecycle,
): Promise<EmbeddedMongo> {
  try {
    checkDataFile(folder);
    const socket = socketPath(folder);
    rmSync(socket, { force: true });
    const worker = startWorker({ folder, socket, port });
    const first = await firstMessage(worker);
    if (first.kind === 'failed') {
      await worker.terminate();
      throw startError(folder, port, first);
    }
    lifecycle.stop = () => void worker.terminate();
    restrictDataFiles(folder);
    noteFormat(folder);
    lock.announce(socket);
    return running(worker, socket, lock, lifecycle);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function firstMessage(worker: Worker): Promise<FromWorker> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) =>
      resolve({ kind: 'failed', code: 'folder_damaged', reason: error.message }),
    );
  });
}

function running(worker: Worker, socket: string, lock: Lock, lifecycle: Lifecycle): EmbeddedMongo {
  worker.once('error', (error) => lifecycle.lost(`The embedded engine stopped: ${error.message}`));
  worker.once('exit', () => {
    lifecycle.lost('The embedded engine stopped.');
    lock.release();
  });
  let closing: Promise<void> | undefined;
  const close = () =>
    new Promise<void>((resolve) => {
      // The worker has ended by itself.
      if (worker.threadId < 0) {
        resolve();
        return;
      }
      worker.removeAllListeners('exit');
      worker.once('exit', () => {
        lock.release();
        rmSync(socket, { force: true });
        resolve();
      });
      worker.postMessage({ kind: 'close' } satisfies ToWorker);
    });
  return {
    uri: uriOf(socket),
    role: 'owner',
    close() {
      lifecycle.isOver = true;
      closing ??= close();
      return closing;
    },
    backup: (file) => backup(socket, file),
  };
}

/** Run from TypeScript, the worker is TypeScript too; in a bundle it is a file beside the server. */
function startWorker(workerData: WorkerSettings): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource ? './worker-from-source.mjs' : './embedded-mongodb-worker.js';
  return new Worker(new URL(file, import.meta.url), { workerData, execArgv: [] });
}

function startError(
  folder: string,
  port: number | undefined,
  { code, reason }: Extract<FromWorker, { kind: 'failed' }>,
): EmbeddedMongoError {
  switch (code) {
    case 'port_taken':
      return new EmbeddedMongoError(
        code,
        `Port ${port} of 127.0.0.1 is taken. Choose another one, or stop what uses it.`,
      );
    case 'folder_newer':
      return new EmbeddedMongoError(
        code,
        `The data folder ${folder} was written by a newer version (${reason}). Nothing was touched. Start that version, or set DATA_DIR to another folder.`,
      );
    case 'folder_damaged':
      return new EmbeddedMongoError(
        code,
        `The data in ${folder} cannot be opened (${reason}). Restore data.mdb there from a backup, or set DATA_DIR to another folder.`,
      );
    default:
      return notWritable(folder, new Error(reason));
  }
}
