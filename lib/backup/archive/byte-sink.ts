import { type FileHandle, open } from 'node:fs/promises';
import { createDiskPace } from '../../process/disk/gentle-disk.ts';

/** Where bytes go, in order; each call waits until there is room for more. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Everything is on disk when this resolves. */
  end(): Promise<void>;
  /** Closes the file as it is. */
  abort(): Promise<void>;
}

const BUFFER = 1024 * 1024;

/** Writes a new file that only its owner may read, in pieces of a MiB. With `isBesideOthers` the disk is left to them, too. */
export async function createFileSink(file: string, isBesideOthers = false): Promise<ByteSink> {
  const handle = await open(file, 'wx', 0o600);
  const pace = isBesideOthers ? createDiskPace(handle) : undefined;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    await writeAll(handle, bytes);
    await pace?.(bytes.length);
  };
  return {
    async write(bytes) {
      // A copy: whoever reads may use its buffer again.
      waiting.push(Buffer.from(bytes));
      size += bytes.length;
      if (size >= BUFFER) await flush();
    },
    async end() {
      try {
        await flush();
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    abort: () => handle.close(),
  };
}

/** A disk that is nearly full takes a part of what it is given. */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at);
    at += bytesWritten;
  }
}
