import { connect } from 'node:net';
import { nameOf, uriOf } from './address.ts';
import { ask } from './ask.ts';
import { backup } from './backup.ts';
import type { EmbeddedMongo, Life } from './embedded-mongo.ts';
import { type Owner, readOwner } from './lock.ts';

/**
 * Uses the engine of the process that has the folder, and watches that it stays.
 * @returns nothing while that one does not answer: a process that dies can be connected to until the kernel is
 * through with it.
 */
export async function joinOwner(
  folder: string,
  owner: Owner,
  life: Life,
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
