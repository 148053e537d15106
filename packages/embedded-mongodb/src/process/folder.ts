import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EmbeddedMongoError } from '../errors/embedded-mongo-error.ts';

/** Node silently cuts longer socket paths. */
const MAX_SOCKET_PATH = 107;

/**
 * Creates the folder when it does not exist, readable by its owner only.
 * @returns its real path. @throws EmbeddedMongoError `folder_not_writable`
 */
export function prepareFolder(folder: string): string {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = realpathSync(folder);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
    return path;
  } catch (error) {
    throw notWritable(folder, error);
  }
}

export function notWritable(folder: string, error: unknown): EmbeddedMongoError {
  const reason = error instanceof Error ? error.message : String(error);
  return new EmbeddedMongoError(
    'folder_not_writable',
    `The data folder ${folder} cannot be written (${reason}). Give it to the user that runs the server, or set DATA_DIR to another folder.`,
  );
}

/** The socket's path: in the data folder, or in a private folder for sockets when that path would be too long. */
export function socketPath(folder: string): string {
  const path = join(folder, 'engine.sock');
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH) return path;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const { uid } = userInfo();
  const shared = join(tmpdir(), `embedded-mongodb-${uid}`);
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  const { uid: owner, mode } = statSync(shared);
  const short = join(shared, `${name}.sock`);
  if ((uid >= 0 && owner !== uid) || (mode & 0o077) !== 0 || Buffer.byteLength(short) > MAX_SOCKET_PATH) {
    throw new EmbeddedMongoError(
      'folder_not_writable',
      `The path of the data folder ${folder} is too long for a socket, and ${shared} is not a private folder of this user. Choose a shorter path.`,
    );
  }
  return short;
}
