import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../contract/values/new-id.ts';
import { parseS3Address } from '../../process/s3-address.ts';
import { startS3Server } from '../../testing/files/s3-server.ts';
import type { FileHome, StoredBytes } from './file-home.ts';
import { FolderHome } from './folder-home.ts';
import { S3Client } from './s3-client.ts';
import { S3Home } from './s3-home.ts';

interface Place {
  readonly home: FileHome;
  close(): Promise<void>;
}

/** The kinds of homes, each with one that is empty. */
const places: Readonly<Record<string, () => Promise<Place>>> = {
  async 'a folder'() {
    const folder = await mkdtemp(path.join(tmpdir(), 'parley-home-'));
    await writeFile(path.join(folder, 'README.txt'), 'a note of a person');
    return {
      home: new FolderHome(folder, async () => null),
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
  async 'an S3 store'() {
    const server = await startS3Server();
    const address = parseS3Address(server.uri);
    if (!address) throw new Error('this is an address');
    return { home: new S3Home(new S3Client(address), async () => null), close: server.close };
  },
};

describe.each(Object.keys(places))('%s', (kind) => {
  let place: Place;
  let home: FileHome;

  beforeAll(async () => {
    const opened = await places[kind]?.();
    if (!opened) throw new Error('there is one');
    place = opened;
    home = place.home;
  });
  afterAll(() => place.close());

  async function listed(): Promise<StoredBytes[]> {
    const found: StoredBytes[] = [];
    for await (const each of home.list()) found.push(each);
    return found;
  }

  describe('stored bytes', () => {
    it('are there whole, or as a range, under their name, until they are removed', async () => {
      const bytes = randomBytes(300_000);
      const id = newId();
      const parts = Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]);
      expect(await home.put(id, parts)).toEqual({ size: bytes.length, sha256: sha256(bytes) });
      await home.put(`${id}.thumbnail`, Buffer.from('small'));
      expect((await read(await home.open(id)))?.equals(bytes)).toBe(true);
      expect(await read(await home.open(id, { start: 5, end: 9 }))).toEqual(bytes.subarray(5, 10));
      expect(await read(await home.open(`${id}.thumbnail`))).toEqual(Buffer.from('small'));
      expect((await listed()).filter(({ name }) => name.startsWith(id))).toHaveLength(2);
      await home.remove(id);
      await home.remove(id);
      expect(await home.open(id)).toBeNull();
      expect(await read(await home.open(`${id}.thumbnail`))).toEqual(Buffer.from('small'));
    });

    it('are not there at all when their stream fails', async () => {
      const id = newId();
      const broken = Readable.from(
        (function* () {
          yield Buffer.from('begun');
          throw new Error('broken off');
        })(),
      );
      await expect(home.put(id, broken)).rejects.toThrow('broken off');
      expect(await home.open(id)).toBeNull();
      expect((await listed()).filter(({ name }) => name.startsWith(id))).toEqual([]);
    });

    it('lead nowhere else, whatever they are called', async () => {
      for (const name of ['../x', 'a/b', '', '.', '..', 'a.b/../c', 'a\0b', 'x'.repeat(65)]) {
        await expect(home.put(name, Buffer.from('x')), name).rejects.toThrow('no name');
        await expect(home.open(name), name).rejects.toThrow('no name');
        await expect(home.remove(name), name).rejects.toThrow('no name');
        await expect(home.append(name, 0, Readable.from([])), name).rejects.toThrow('no name');
      }
    });
  });

  describe('an upload', () => {
    it('grows from where it ends, keeps what came before it broke off, and becomes stored bytes', async () => {
      const bytes = randomBytes(2_000_000);
      const id = newId();
      const broken = new PassThrough();
      broken.write(bytes.subarray(0, 1_000));
      let appended: Promise<number> | undefined;
      await new Promise<void>((resolve) => {
        appended = home.append(id, 0, broken, { onPart: () => resolve() });
      });
      broken.destroy(new Error('the network is gone'));
      expect(await appended).toBe(1_000);
      expect(await home.endOf(id)).toBe(1_000);
      expect((await listed()).find(({ name }) => name === id)).toMatchObject({ isUpload: true, size: 1_000 });
      expect(await home.open(id)).toBeNull();
      const rest = Readable.from([bytes.subarray(1_000, 700_000), bytes.subarray(700_000)]);
      expect(await home.append(id, 1_000, rest)).toBe(bytes.length);
      expect((await read(await home.openUpload(id)))?.equals(bytes)).toBe(true);
      await home.finish(id);
      await home.finish(id);
      expect((await read(await home.open(id)))?.equals(bytes)).toBe(true);
      expect(await home.endOf(id)).toBe(bytes.length);
      expect((await listed()).filter(({ name }) => name === id)).toMatchObject([{ isUpload: false }]);
    });

    it('drops what lies beyond where it goes on, and does not go on beyond its end', async () => {
      const id = newId();
      await home.append(id, 0, Readable.from([Buffer.from('hello world')]));
      expect(await home.append(id, 6, Readable.from([Buffer.from('Ada')]))).toBe(9);
      expect(await read(await home.openUpload(id))).toEqual(Buffer.from('hello Ada'));
      await expect(home.append(id, 50, Readable.from([Buffer.from('x')]))).rejects.toThrow('ends at 9');
      await home.discard(id);
      expect(await home.endOf(id)).toBe(0);
      await expect(home.finish(id)).rejects.toThrow();
    });

    it('takes nothing more once it was aborted, and says what is on disk meanwhile', async () => {
      const id = newId();
      const controller = new AbortController();
      const durable: number[] = [];
      let came = 0;
      const end = await home.append(id, 0, Readable.from(pieces(60)), {
        signal: controller.signal,
        onDurable: (at) => durable.push(at),
        onPart(part) {
          came += part.length;
          if (came > 50_000_000) controller.abort();
        },
      });
      expect(end).toBe(50_000_000);
      expect(await home.endOf(id)).toBe(end);
      expect(durable.length).toBeGreaterThan(0);
      expect(durable.every((at) => at <= end)).toBe(true);
    });

    it('makes its sender wait for the disk', async () => {
      let taken = 0;
      const bytes = Readable.from(
        (function* () {
          for (const piece of pieces(100)) {
            taken += piece.length;
            yield piece;
          }
        })(),
      );
      let most = 0;
      let written = 0;
      const watch = setInterval(() => {
        most = Math.max(most, taken - written);
      }, 1);
      const id = newId();
      const appending = home.append(id, 0, bytes, {
        onDurable(at) {
          written = at;
        },
      });
      await appending;
      clearInterval(watch);
      // What is not on disk yet: what waits, what is being written and what is being synced.
      expect(most).toBeLessThan(40_000_000);
    });
  });

  it('overwrites bytes of an upload where they lie', async () => {
    const id = newId();
    await home.append(id, 0, Readable.from([Buffer.alloc(200_000, 7)]));
    await home.patch(id, [
      { at: 5, part: { zeros: 150_000 } },
      { at: 199_998, part: { bytes: Uint8Array.of(1, 2) } },
    ]);
    const expected = Buffer.alloc(200_000, 7).fill(0, 5, 150_005);
    expected.set([1, 2], 199_998);
    expect((await read(await home.openUpload(id)))?.equals(expected)).toBe(true);
    expect(await home.endOf(id)).toBe(200_000);
    await home.discard(id);
  });

  it('stores an upload of many megabytes as it came', async () => {
    const id = newId();
    const hash = createHash('sha256');
    for (const piece of pieces(21)) hash.update(piece);
    const first = await home.append(id, 0, Readable.from([...pieces(21)].slice(0, 10)));
    await home.append(id, first, Readable.from([...pieces(21)].slice(10)));
    await home.finish(id);
    const stored = await read(await home.open(id));
    expect(stored && sha256(stored)).toBe(hash.digest('hex'));
    expect((await listed()).filter(({ name }) => name === id)).toMatchObject([{ isUpload: false }]);
    await home.remove(id);
  });

  it('lists nothing that is not its own', async () => {
    for (const { name } of await listed()) expect(name).toMatch(/^[0-9a-f-]{36}(?:\.thumbnail)?$/);
  });
});

function* pieces(count: number): Generator<Buffer> {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(1_000_000, index);
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function read(stream: Readable | null): Promise<Buffer | null> {
  return stream && (await buffer(stream));
}
