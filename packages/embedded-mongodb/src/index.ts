import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve as resolvePath } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ask } from './ask.ts';
import { checkDataFile, checkFormat, noteFormat } from './data-file.ts';
import { EmbeddedMongoError } from './embedded-mongo-error.ts';
import { notWritable, prepareFolder, socketPath } from './folder.ts';
import { type Lock, type Owner, readOwner, takeLock } from './lock.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

export { EmbeddedMongoError, type EmbeddedMongoErrorCode } from './embedded-mongo-error.ts';

export interface EmbeddedMongoOptions {
  readonly folder: string;
  /** Also listen on 127.0.0.1 at this port. */
  readonly port?: number;
  /** The engine ended unexpectedly; the reason is a sentence. */
  readonly onLost?: (reason: string) => void;
}

export interface EmbeddedMongo {
  /** What `new MongoClient(uri)` takes. */
  readonly uri: string;
  /** `client` when another process has the folder and this one uses its engine. */
  readonly role: 'owner' | 'client';
  close(): Promise<void>;
  /** Writes a consistent copy of everything into a new file, while the engine goes on. */
  backup(file: string): Promise<void>;
}

const WAIT_FOR_OWNER_MS = 15_000;

/**
 * Starts the engine on a folder, or joins the process that has it already.
 * @throws EmbeddedMongoError whose message says what to do.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const folder = prepareFolder(options.folder);
  checkFormat(folder);
  const life: Life = {
    isOver: false,
    stop: () => {},
    lost(reason) {
      if (!life.isOver) options.onLost?.(reason);
      life.isOver = true;
      life.stop();
    },
  };
  const end = Date.now() + WAIT_FOR_OWNER_MS;
  for (;;) {
    const lock = await takeLock(folder, (owner) =>
      life.lost(`The data folder ${folder} was taken over by ${nameOf(owner)}.`),
    ).catch((error: unknown) => {
      throw notWritable(folder, error);
    });
    if ('release' in lock) return await own(folder, lock, options, life);
    if (options.port !== undefined) throw alreadyServed(folder, lock);
    const joined = await joinOwner(folder, lock, life);
    if (joined !== undefined) return joined;
    // It is starting, or it is ending and the folder will be free.
    if (Date.now() > end) throw inUse(folder, readOwner(folder) ?? lock);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** One start of the engine, and its end. */
interface Life {
  isOver: boolean;
  /** Ends what runs; for when the folder is another's now. */
  stop: () => void;
  /** Tells once that the engine ended by itself. */
  lost(reason: string): void;
}

async function own(
  folder: string,
  lock: Lock,
  options: EmbeddedMongoOptions,
  life: Life,
): Promise<EmbeddedMongo> {
  try {
    return await startOwn(folder, lock, options, life);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startOwn(
  folder: string,
  lock: Lock,
  { port }: EmbeddedMongoOptions,
  life: Life,
): Promise<EmbeddedMongo> {
  checkDataFile(folder);
  const socket = socketPath(folder);
  rmSync(socket, { force: true });
  const worker = startWorker({ folder, socket, port });
  const first = await new Promise<FromWorker>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) =>
      resolve({ kind: 'failed', code: 'folder_damaged', reason: error.message }),
    );
  });
  if (first.kind === 'failed') {
    await worker.terminate();
    throw startError(folder, port, first);
  }
  life.stop = () => void worker.terminate();
  noteFormat(folder);
  lock.announce(socket);
  worker.once('error', (error) => life.lost(`The embedded engine stopped: ${error.message}`));
  worker.once('exit', () => {
    life.lost('The embedded engine stopped.');
    lock.release();
  });
  let closing: Promise<void> | undefined;
  return {
    uri: uriOf(socket),
    role: 'owner',
    close() {
      life.isOver = true;
      closing ??= new Promise((resolve) => {
        // It has ended by itself.
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
      return closing;
    },
    backup: (file) => backup(socket, file),
  };
}

async function backup(socket: string, file: string): Promise<void> {
  await ask(socket, new Map([['embeddedBackup', resolvePath(file)]]));
}

/** From TypeScript the worker is TypeScript too; in the bundle it lies beside the server. */
function startWorker(workerData: WorkerSettings): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource ? './worker-from-source.mjs' : './embedded-mongodb-worker.js';
  return new Worker(new URL(file, import.meta.url), { workerData, execArgv: [] });
}

/**
 * Uses the engine of the process that has the folder, and watches that it stays.
 * @returns nothing while that one does not answer: a process that dies can be connected to until the kernel is
 * through with it.
 */
async function joinOwner(folder: string, owner: Owner, life: Life): Promise<EmbeddedMongo | undefined> {
  const socket = readOwner(folder)?.socket ?? '';
  const watch = socket === '' ? undefined : await dial(socket);
  if (watch === undefined) return undefined;
  const isGone = new Promise<boolean>((resolve) => watch.once('close', () => resolve(true)));
  const isThere = ask(socket, new Map([['ping', 1]])).then(
    () => false,
    () => true,
  );
  if (await Promise.race([isGone, isThere])) {
    watch.destroy();
    return undefined;
  }
  const handleClose = () => life.lost(`The process that runs the embedded engine (${nameOf(owner)}) ended.`);
  if (watch.destroyed) return undefined;
  watch.once('close', handleClose);
  watch.unref();
  return {
    uri: uriOf(socket),
    role: 'client',
    async close() {
      watch.off('close', handleClose);
      watch.destroy();
    },
    backup: (file) => backup(socket, file),
  };
}

function dial(socket: string): Promise<ReturnType<typeof connect> | undefined> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.on('error', () => {});
      resolve(connection.resume());
    });
    connection.once('error', () => resolve(undefined));
  });
}

function uriOf(socket: string): string {
  return `mongodb://${encodeURIComponent(socket)}/`;
}

function nameOf(owner: Owner | undefined): string {
  return owner === undefined || owner.pid === 0 ? 'another process' : `process ${owner.pid} on ${owner.host}`;
}

function alreadyServed(folder: string, owner: Owner): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'folder_in_use',
    `The data folder ${folder} is in use by ${nameOf(owner)}. Connect to its socket ${owner.socket}, or stop it first.`,
  );
}

function inUse(folder: string, owner: Owner): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'folder_in_use',
    `The data folder ${folder} is in use by ${nameOf(owner)}, which cannot be reached from here. Stop it first, or set DATA_DIR to another folder.`,
  );
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
