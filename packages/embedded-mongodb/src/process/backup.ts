import { resolve } from 'node:path';
import { ask } from './ask.ts';

/** Asks the engine at a socket to copy everything into a new file. */
export async function backup(socket: string, file: string): Promise<void> {
  await ask(socket, new Map([['embeddedBackup', resolve(file)]]));
}
