import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import pino from 'pino';
import { searchKeysOf } from '../accounts/people/search-keys.ts';
import { users } from '../accounts/users.ts';
import type { Bus } from '../bus/bus.ts';
import { createInProcessBus } from '../bus/in-process-bus.ts';
import type { Context } from '../context/context.ts';
import { usernameKey } from '../contract/accounts/account.ts';
import { newId } from '../contract/values/new-id.ts';
import { openPictures } from '../images/pictures.ts';
import { flushPositions } from '../messages/read-positions/write-positions.ts';
import { flushSummaries } from '../messages/send/write-summaries.ts';
import { readEnv } from '../process/env.ts';
import { createKeyedQueue } from '../process/keyed-queue.ts';
import { openHome } from '../server/open-home.ts';
import { collections } from '../server/start-runtime.ts';
import type { Deadlines } from '../store/deadlines.ts';
import { openStore } from '../store/open-store.ts';
import type { Caller } from '../use-case/caller.ts';

/** A workspace of its own for one test file. */
export interface TestContext {
  readonly ctx: Context;
  /** Another process of the same workspace: its own queues and cache, the same store and bus. */
  otherProcess(): Context;
  close(): Promise<void>;
}

/**
 * Opens a workspace in a temporary folder: the real driver on the embedded engine, or on `MONGODB_URI` in a database
 * of its own, and the in-process bus unless another is given. `deadlines` are those of the store. Rate limits are off unless `variables` turn them on.
 */
export async function createTestContext(
  variables: Readonly<Record<string, string>> = {},
  bus: Bus = createInProcessBus(),
  deadlines: Partial<Deadlines> = {},
): Promise<TestContext> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-test-'));
  const given = process.env.MONGODB_URI;
  const env = readEnv({
    DATA_DIR: folder,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'silent',
    ...(given ? { MONGODB_URI: inOwnDatabase(given) } : {}),
    ...variables,
  });
  const store = await openStore(env, { collections, deadlines });
  const files = await openHome(env, store.db);
  const pictures = openPictures(pino({ level: 'silent' }));
  const made: Context[] = [];
  const make = (): Context => {
    const ctx = makeContext();
    made.push(ctx);
    return ctx;
  };
  const makeContext = (): Context => ({
    env: { ...env, AUTH_SECRET: 'a secret that only the tests of this project know' },
    db: store.db,
    bus,
    files,
    log: pino({ level: 'silent' }),
    securityLog: pino({ level: 'silent' }),
    now: () => new Date(),
    serialize: createKeyedQueue(),
    cache: new LRUCache({ max: 1_000 }),
    pictures,
    state: new Map(),
  });
  return {
    ctx: make(),
    otherProcess: make,
    async close() {
      for (const ctx of made) await Promise.all([flushSummaries(ctx), flushPositions(ctx)]);
      if (given) await store.db.dropDatabase();
      await Promise.all([bus.close(), pictures.close()]);
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function inOwnDatabase(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/parley-test-${newId()}`;
  return url.toString();
}

/** A person who is there without having signed up, for tests that are not about accounts. */
export async function addPerson(ctx: Context, username: string): Promise<Caller> {
  const _id = newId();
  await users.in(ctx.db).insertOne({
    _id,
    username,
    usernameKey: usernameKey(username),
    displayName: username,
    nameKey: username,
    searchKeys: searchKeysOf({ username, displayName: username }),
    email: null,
    status: '',
    role: 'member',
    avatarFileId: null,
    passwordHash: '',
    createdAt: ctx.now(),
    lastSeenAt: null,
  });
  return { userId: _id, role: 'member', sessionId: null, tokenId: null, scope: 'full' };
}
