import { connect } from 'node:net';
import { nameOf, uriOf } from './address.ts';
import { ask } from './ask.ts';
import { backup } from './backup.ts';
import type { EmbeddedMongo, Lifecycle } from './embedded-mongo.ts';
import { type Owner, readOwner } from './lock.ts';

/**
 * Uses the engine of the process that has the folder, and notices when it ends.
 * @returns nothing while that process does not answer: the kernel still accepts connections for one that is dying.
 */
export async function joinOwner(
  folder: string,
  owner: Owner,
  lifecycle: Lifecycle,
): Promise<EmbeddedMongo | undefined> {
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
  const handleClose = () =>
    lifecycle.lost(`The process that runs the embedded engine (${nameOf(owner)}) ended.`);
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
