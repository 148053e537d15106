import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDiskPace, removeGently } from './gentle-disk.ts';

const MIB = 1024 * 1024;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-disk-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('hands a large file to the disk piece by piece', async () => {
  let syncs = 0;
  const datasync = async () => {
    syncs += 1;
  };
  const pace = createDiskPace({ datasync });
  for (let piece = 0; piece < 16; piece += 1) await pace(MIB / 4);
  expect(syncs).toBe(4);
});

it('removes files, folders with all that is in them, and what is not there', async () => {
  const large = path.join(folder, 'large');
  const handle = await open(large, 'w');
  await handle.truncate(20 * MIB);
  await handle.close();
  const full = path.join(folder, 'full');
  await mkdir(path.join(full, 'inside'), { recursive: true });
  await writeFile(path.join(full, 'inside', 'small'), 'few bytes');
  await writeFile(path.join(full, 'large'), Buffer.alloc(9 * MIB));
  await removeGently(large);
  await removeGently(full);
  await removeGently(path.join(folder, 'never there'));
  expect(await readdir(folder)).toEqual([]);
  await expect(stat(large)).rejects.toThrow('ENOENT');
});
