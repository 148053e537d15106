import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedMongo } from 'embedded-mongodb';
import { type Db, type Document, MongoClient } from 'mongodb';
import type { Env } from '../process/env.ts';
import type { CollectionDefinition } from './collection.ts';

/** The open store: the database through the official driver, wherever it is. */
export interface Store {
  readonly db: Db;
  /** Throws when the store cannot be reached now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const DATABASE = 'parley';

/**
 * Opens MongoDB at `MONGODB_URI`, or the embedded engine in `DATA_DIR/store` while it is unset, and makes the indexes.
 * Writes are acknowledged only when they are on disk (and on a majority of a replica set).
 */
export async function openStore(
  env: Pick<Env, 'MONGODB_URI' | 'DATA_DIR'>,
  collections: readonly Pick<CollectionDefinition<Document>, 'name' | 'indexes'>[],
  onLost: (reason: string) => void,
): Promise<Store> {
  const engine = env.MONGODB_URI === undefined ? await openEngine(env.DATA_DIR, onLost) : undefined;
  const client = new MongoClient(env.MONGODB_URI ?? engine?.uri ?? '', {
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    serverSelectionTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    ignoreUndefined: true,
    appName: 'parley',
  });
  const close = async () => {
    await client.close();
    await engine?.close();
  };
  try {
    await client.connect();
    const db = client.db(namesDatabase(env.MONGODB_URI) ? undefined : DATABASE);
    for (const { name, indexes } of collections) {
      if (indexes.length > 0) await db.collection(name).createIndexes([...indexes]);
    }
    return { db, ping: async () => void (await db.command({ ping: 1 }, { timeoutMS: 2_000 })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether an address names its database, as in `mongodb://host/name`; the driver would take `test` otherwise. */
function namesDatabase(uri: string | undefined): boolean {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/[^/?]+/.test(uri ?? '');
}

async function openEngine(dataDir: string, onLost: (reason: string) => void) {
  const folder = path.join(dataDir, 'store');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return await startEmbeddedMongo({ folder, onLost });
}
