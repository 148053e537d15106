import { EmbeddedMongoError } from '../errors/embedded-mongo-error.ts';
import { nameOf } from './address.ts';
import { joinOwner } from './client.ts';
import { checkFormat } from './data-file.ts';
import type { EmbeddedMongo, EmbeddedMongoOptions, Lifecycle } from './embedded-mongo.ts';
import { notWritable, prepareFolder } from './folder.ts';
import { acquireLock, type Owner, readOwner } from './lock.ts';
import { startOwner } from './owner.ts';

const WAIT_FOR_OWNER_MS = 15_000;

/**
 * Starts the engine on a folder, or joins the process that has it already.
 * @throws EmbeddedMongoError whose message explains what to do.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const folder = prepareFolder(options.folder);
  checkFormat(folder);
  const lifecycle = newLifecycle(options.onLost);
  const end = Date.now() + WAIT_FOR_OWNER_MS;
  for (;;) {
    const lock = await acquireLock(folder, (owner) =>
      lifecycle.lost(`The data folder ${folder} was taken over by ${nameOf(owner)}.`),
    ).catch((error: unknown) => {
      throw notWritable(folder, error);
    });
    if ('release' in lock) return await startOwner(folder, lock, options, lifecycle);
    if (options.port !== undefined) throw alreadyServed(folder, lock);
    const joined = await joinOwner(folder, lock, lifecycle);
    if (joined !== undefined) return joined;
    // The owner is starting, or it is ending and the folder will be free.
    if (Date.now() > end) throw inUse(folder, readOwner(folder) ?? lock);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function newLifecycle(onLost: EmbeddedMongoOptions['onLost']): Lifecycle {
  const lifecycle: Lifecycle = {
    isOver: false,
    stop: () => {},
    lost(reason) {
      if (!lifecycle.isOver) onLost?.(reason);
      lifecycle.isOver = true;
      lifecycle.stop();
    },
  };
  return lifecycle;
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
