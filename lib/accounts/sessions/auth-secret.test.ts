import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureSecret } from './auth-secret.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-secret-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const env = () => ({ AUTH_SECRET: undefined, DATA_DIR: path.join(folder, 'data') });

describe('ensureSecret', () => {
  it('refuses a file that holds no secret rather than sign with it', async () => {
    await writeFile(path.join(folder, 'secret'), 'short');
    await expect(ensureSecret({ AUTH_SECRET: undefined, DATA_DIR: folder })).rejects.toThrow(
      /holds no secret/,
    );
  });

  it('makes one secret, for its owner only, also when several processes start at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => ensureSecret(env())));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]?.length).toBeGreaterThanOrEqual(43);
    const file = path.join(folder, 'data', 'secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).trim()).toBe(secrets[0]);
    expect(await ensureSecret(env())).toBe(secrets[0]);
  });

  it('prefers AUTH_SECRET', async () => {
    expect(await ensureSecret({ ...env(), AUTH_SECRET: 's'.repeat(32) })).toBe('s'.repeat(32));
  });
});
