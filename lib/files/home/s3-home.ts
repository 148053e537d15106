import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { AppendWatch, BytePatch, ByteRange, FileHome, StoredBytes } from './file-home.ts';
import { isStoredName, isUploadName, storedName, uploadName } from './file-names.ts';
import { patchBytes, patchEnd } from './patch-bytes.ts';
import type { S3Client, S3Object } from './s3-client.ts';
import { takeParts } from './take-parts.ts';

const STORED = 'files/';
const UPLOADS = 'uploads/';
/** What is kept in memory of an upload before it goes out as a piece, in bytes. */
const PIECE = 4 * 1024 * 1024;
/** S3 takes parts of 5 MiB and more, and 10,000 of them. */
const PART = 8 * 1024 * 1024;

/** A piece of an upload: an object whose key says where it begins. */
interface Piece extends S3Object {
  readonly start: number;
}

/**
 * Files in a bucket of an S3-compatible store. Stored bytes are `files/ID`. An upload is pieces, `uploads/ID/START`, since an
 * object cannot be added to; they are put together when it is finished.
 */
export class S3Home implements FileHome {
  readonly #client: S3Client;
  readonly #findProblem: () => Promise<string | null>;

  constructor(client: S3Client, findProblem: () => Promise<string | null>) {
    this.#client = client;
    this.#findProblem = findProblem;
  }

  async put(name: string, bytes: Readable | Buffer): Promise<{ size: number; sha256: string }> {
    const key = STORED + storedName(name);
    const source = Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes;
    const hash = createHash('sha256');
    let size = 0;
    const parts = collect(source, PART, (part) => {
      hash.update(part);
      size += part.length;
    });
    const { value: first } = await parts.next();
    const second = await parts.next();
    if (second.done) await this.#client.ask('PUT', key, { body: first ?? Buffer.alloc(0) });
    else await this.#putParts(key, concat([first ?? Buffer.alloc(0), second.value], parts));
    return { size, sha256: hash.digest('hex') };
  }

  async open(name: string, range?: ByteRange): Promise<Readable | null> {
    return await this.#read(STORED + storedName(name), range);
  }

  async remove(name: string): Promise<void> {
    await this.#client.ask('DELETE', STORED + storedName(name));
  }

  async *list(): AsyncGenerator<StoredBytes> {
    for await (const { key, size, writtenAt } of this.#client.list(STORED)) {
      const name = key.slice(STORED.length);
      if (isStoredName(name)) yield { name, size, writtenAt, isUpload: false };
    }
    // The pieces of an upload are listed one after the other.
    let upload: StoredBytes | undefined;
    for await (const { key, size, writtenAt } of this.#client.list(UPLOADS)) {
      const [name = ''] = key.slice(UPLOADS.length).split('/');
      if (!isUploadName(name)) continue;
      if (upload && upload.name !== name) yield upload;
      const before: StoredBytes | undefined = upload?.name === name ? upload : undefined;
      upload = { name, size: size + (before?.size ?? 0), writtenAt, isUpload: true };
    }
    if (upload) yield upload;
  }

  async append(id: string, offset: number, bytes: Readable, watch: AppendWatch = {}): Promise<number> {
    // One that breaks off before it is read must not end the process.
    bytes.on('error', () => undefined);
    await this.#cutAt(id, offset);
    let end = offset;
    let kept: Buffer[] = [];
    let keptSize = 0;
    const store = async () => {
      await this.#client.ask('PUT', pieceKey(id, end), { body: Buffer.concat(kept) });
      end += keptSize;
      kept = [];
      keptSize = 0;
    };
    for await (const { parts, size } of takeParts(bytes, watch)) {
      kept.push(...parts);
      keptSize += size;
      if (keptSize < PIECE) continue;
      await store();
      watch.onDurable?.(end);
    }
    if (keptSize > 0) await store();
    return end;
  }

  async endOf(id: string): Promise<number> {
    return (await this.#sizeOf(id)) ?? endOfPieces(await this.#piecesOf(id));
  }

  async openUpload(id: string, range?: ByteRange): Promise<Readable> {
    const stored = await this.open(id, range);
    if (stored) return stored;
    const pieces = await this.#piecesOf(id);
    if (pieces.length === 0) throw new Error(`There are no bytes of the upload ${id}.`);
    return Readable.from(this.#readPieces(pieces, range), { objectMode: false });
  }

  async patch(id: string, patches: readonly BytePatch[]): Promise<void> {
    for (const { key, start, size } of await this.#piecesOf(id)) {
      const own = patches.filter((patch) => patch.at < start + size && patchEnd(patch) > start);
      const bytes = own.length > 0 && (await this.#read(key));
      if (!bytes) continue;
      const body = await buffer(bytes);
      for (const patch of own) patchBytes(body, patch, start);
      await this.#client.ask('PUT', key, { body });
    }
  }

  async finish(id: string): Promise<void> {
    if ((await this.#sizeOf(id)) === null) await this.put(id, await this.openUpload(id));
    await this.discard(id);
  }

  async discard(id: string): Promise<void> {
    for (const { key } of await this.#piecesOf(id)) await this.#client.ask('DELETE', key);
  }

  async room(): Promise<null> {
    return null;
  }

  problem(): Promise<string | null> {
    return this.#findProblem();
  }

  async #sizeOf(id: string): Promise<number | null> {
    const { headers, ok } = await this.#client.ask('HEAD', STORED + storedName(id));
    return ok ? Number(headers.get('content-length')) : null;
  }

  async #putParts(key: string, parts: AsyncIterable<Buffer>): Promise<void> {
    const uploadId = await this.#client.beginParts(key);
    try {
      const tags: string[] = [];
      for await (const part of parts)
        tags.push(await this.#client.putPart(key, uploadId, tags.length + 1, part));
      await this.#client.endParts(key, uploadId, tags);
    } catch (error) {
      await this.#client.ask('DELETE', key, { query: { uploadId } }).catch(() => undefined);
      throw error;
    }
  }

  async #read(key: string, range?: ByteRange): Promise<Readable | null> {
    const headers = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const answer = await this.#client.ask('GET', key, { headers });
    if (!answer.ok) {
      await answer.body?.cancel();
      return null;
    }
    return answer.body ? Readable.fromWeb(answer.body as WebStream) : Readable.from([]);
  }

  async #piecesOf(id: string): Promise<Piece[]> {
    const prefix = `${UPLOADS}${uploadName(id)}/`;
    const pieces: Piece[] = [];
    for await (const object of this.#client.list(prefix))
      pieces.push({ ...object, start: Number(object.key.slice(prefix.length)) });
    return pieces.toSorted((a, b) => a.start - b.start);
  }

  /** Drops what an upload has from `offset` on. */
  async #cutAt(id: string, offset: number): Promise<void> {
    const pieces = await this.#piecesOf(id);
    if (endOfPieces(pieces) < offset)
      throw new Error(`An upload ends at ${endOfPieces(pieces)}, before ${offset}.`);
    for (const { key, start, size } of pieces.toReversed()) {
      if (start >= offset) await this.#client.ask('DELETE', key);
      else if (start + size > offset) {
        const head = await this.#read(key, { start: 0, end: offset - start - 1 });
        await this.#client.ask('PUT', key, { body: head ? await buffer(head) : Buffer.alloc(0) });
      }
    }
  }

  async *#readPieces(
    pieces: readonly Piece[],
    { start: first, end: last }: ByteRange = { start: 0, end: Number.POSITIVE_INFINITY },
  ): AsyncGenerator<Buffer> {
    for (const { key, start, size } of pieces) {
      const from = Math.max(first - start, 0);
      const to = Math.min(last - start, size - 1);
      if (from > to) continue;
      const bytes = await this.#read(key, { start: from, end: to });
      if (!bytes) throw new Error('A piece of an upload is missing.');
      yield* bytes as AsyncIterable<Buffer>;
    }
  }
}

/** Keys sort as numbers do. */
function pieceKey(id: string, start: number): string {
  return `${UPLOADS}${uploadName(id)}/${String(start).padStart(15, '0')}`;
}

/** Where the pieces end that follow each other without a gap. */
function endOfPieces(pieces: readonly Piece[]): number {
  let end = 0;
  for (const { start, size } of pieces) if (start === end) end += size;
  return end;
}

/** The bytes of a stream in parts of this size, but for the last; `note` sees them as they come. */
async function* collect(
  bytes: AsyncIterable<Buffer>,
  size: number,
  note: (part: Buffer) => void,
): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let keptSize = 0;
  for await (const part of bytes) {
    note(part);
    let rest = part;
    while (keptSize + rest.length >= size) {
      const taken = rest.subarray(0, size - keptSize);
      yield Buffer.concat([...kept, taken]);
      rest = rest.subarray(taken.length);
      kept = [];
      keptSize = 0;
    }
    if (rest.length > 0) kept.push(rest);
    keptSize += rest.length;
  }
  if (keptSize > 0) yield Buffer.concat(kept);
}

async function* concat(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}
