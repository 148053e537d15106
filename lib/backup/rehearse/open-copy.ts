import { LRUCache } from 'lru-cache';
import pino from 'pino';
import { createInProcessBus } from '../../bus/in-process-bus.ts';
import type { Context } from '../../context/context.ts';
import type { FileHome } from '../../files/home/file-home.ts';
import { openPictures } from '../../images/pictures.ts';
import { readEnv } from '../../process/env.ts';
import { createKeyedQueue } from '../../process/keyed-queue.ts';
import { openStore } from '../../store/open-store.ts';

/** Opens an unpacked backup as a workspace of its own, in which nothing runs but what is called. */
export async function openCopy(
  folder: string,
  files: FileHome,
): Promise<{ readonly ctx: Context; close(): Promise<void> }> {
  const env = readEnv({ DATA_DIR: folder, RATE_LIMITS: 'off', LOG_LEVEL: 'silent' });
  const store = await openStore(env, { collections: [] });
  const bus = createInProcessBus();
  const silent = pino({ level: 'silent' });
  const pictures = openPictures(silent);
  const ctx: Context = {
    env,
    db: store.db,
    bus,
    files,
    log: silent,
    securityLog: silent,
    now: () => new Date(),
    serialize: createKeyedQueue(),
    cache: new LRUCache({ max: 1_000 }),
    pictures,
    state: new Map(),
  };
  return {
    ctx,
    async close() {
      await Promise.all([bus.close(), pictures.close()]);
      await store.close();
    },
  };
}
