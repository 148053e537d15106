import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Env } from '../../process/env.ts';

const SECRET_MIN = 32;

/**
 * The secret that signs session cookies: `AUTH_SECRET`, or else one made on the first start and kept in
 * `DATA_DIR/secret`, readable by its owner only. Processes that start at once on one folder agree on one.
 * Throws when the folder cannot be written or the file holds no usable secret.
 */
export async function ensureSecret(env: Pick<Env, 'AUTH_SECRET' | 'DATA_DIR'>): Promise<string> {
  if (env.AUTH_SECRET !== undefined) return env.AUTH_SECRET;
  const file = path.resolve(/*turbopackIgnore: true*/ env.DATA_DIR, 'secret');
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  return (await makeSecret(file)) ?? (await readSecret(file));
}

/** Writes a new secret; null when the file is there already. */
async function makeSecret(file: string): Promise<string | null> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      const secret = randomBytes(32).toString('base64url');
      await handle.writeFile(`${secret}\n`);
      await handle.sync();
      return secret;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  }
}

const READS = 50;
const READ_EVERY_MS = 20;

/** Reads the secret; another process may have made the file and be about to fill it. */
async function readSecret(file: string): Promise<string> {
  for (let read = 1; read <= READS; read += 1) {
    const secret = (await readFile(file, 'utf8')).trim();
    if (secret.length >= SECRET_MIN) return secret;
    await wait(READ_EVERY_MS);
  }
  throw new Error(
    `${file} holds no secret. Remove it to make a new one: everybody will have to sign in again.`,
  );
}
