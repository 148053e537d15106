import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedMongo } from 'embedded-mongodb';
import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import type { Logger } from 'pino';
import type { Env } from '../process/env.ts';
import { within } from '../process/within.ts';
import { DEADLINES, type Deadlines } from './deadlines.ts';
import { ensureIndexes, type IndexedCollection } from './ensure-indexes.ts';
import { failCutWrites } from './fail-cut-writes.ts';
import { storeDatabase } from './store-database.ts';
import { refuseUnfinished } from './unfinished-restores.ts';
import { refuseNewer } from './upgrade-once.ts';

/** The open store: the database through the official driver, wherever it is. */
export interface Store {
  readonly db: Db;
  /** Throws, with the reason, when the store does not answer now. */
  ping(): Promise<void>;
  /** Writes a consistent copy of everything into a new file, while others write; null where that is a MongoDB's own affair. */
  readonly copyTo: ((file: string) => Promise<void>) | null;
  /** Resolves when the indexes are there that were built while the store was served; failing that is logged. */
  readonly indexed: Promise<void>;
  close(): Promise<void>;
}

interface StoreOptions {
  readonly collections: readonly IndexedCollection[];
  readonly log?: Pick<Logger, 'info' | 'error'>;
  /** Called when the embedded engine ends by itself. */
  onLost?(reason: string): void;
  readonly deadlines?: Partial<Deadlines>;
  /** Opens also a database into which a backup was not restored to its end. */
  readonly isRestoring?: boolean;
}

/**
 * Opens MongoDB at `MONGODB_URI`, or the embedded engine in `DATA_DIR/store` while it is unset, and makes the indexes.
 * Refuses the data of a newer release before it writes anything.
 * A write is acknowledged when it is on disk, and on a majority of a replica set; only what is there is read, so that
 * no failover takes back a number that was given.
 */
export async function openStore(
  env: Pick<Env, 'MONGODB_URI' | 'DATA_DIR'>,
  {
    collections,
    log = SILENT,
    onLost = () => undefined,
    deadlines: given,
    isRestoring = false,
  }: StoreOptions,
): Promise<Store> {
  const deadlines = { ...DEADLINES, ...given };
  const engine = env.MONGODB_URI === undefined ? await openEngine(env.DATA_DIR, onLost) : undefined;
  const uri = env.MONGODB_URI ?? engine?.uri ?? '';
  failCutWrites();
  const client = new MongoClient(uri, clientOptions(deadlines));
  // No caller waits for a build: it takes as long as the collection is large.
  const builder = new MongoClient(uri, { ...clientOptions(deadlines), socketTimeoutMS: 0 });
  const reason = watchReason(client);
  const close = async () => {
    await Promise.all([client.close(), builder.close()]);
    await engine?.close();
  };
  const answersWithin = (ms: number, asked: Promise<unknown>) =>
    within(ms, asked, () => new Error(reason() ?? `no answer within ${ms / 1000} s`));
  try {
    await answersWithin(deadlines.start, client.connect());
    const db = storeDatabase(client, env.MONGODB_URI);
    await refuseNewer(db);
    if (!isRestoring) await refuseUnfinished(db);
    const patient = storeDatabase(builder, env.MONGODB_URI);
    const buildRest = await ensureIndexes({ db, builder: patient }, collections, log);
    const indexed = buildRest().catch((error: unknown) => {
      log.error({ err: error }, 'indexes could not be built; the next start builds them');
    });
    return {
      db,
      ping: async () => void (await answersWithin(deadlines.ping, db.command({ ping: 1 }))),
      copyTo: engine ? (file) => engine.backup(file) : null,
      indexed: indexed.finally(() => builder.close()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const SILENT = { info: () => undefined, error: () => undefined };

function clientOptions(deadlines: Deadlines): MongoClientOptions {
  return {
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: deadlines.acknowledgement },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    retryReads: true,
    retryWrites: true,
    serverSelectionTimeoutMS: deadlines.election,
    connectTimeoutMS: deadlines.start,
    socketTimeoutMS: deadlines.answer,
    waitQueueTimeoutMS: deadlines.connection,
    ignoreUndefined: true,
    appName: 'parley',
  };
}

/** Why no server answers, as the driver last found out; null while one does. */
function watchReason(client: MongoClient): () => string | null {
  let reason: string | null = null;
  client.on('serverHeartbeatFailed', ({ failure }) => {
    reason = failure.message;
  });
  client.on('serverHeartbeatSucceeded', () => {
    reason = null;
  });
  return () => reason;
}

async function openEngine(dataDir: string, onLost: (reason: string) => void) {
  const folder = path.join(dataDir, 'store');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return await startEmbeddedMongo({ folder, onLost });
}
