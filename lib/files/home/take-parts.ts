import type { Readable } from 'node:stream';
import type { AppendWatch } from './file-home.ts';

/** So much is taken from a stream before it has to wait, in bytes; as much again may be on its way to the disk. */
const WAITING_MAX = 512 * 1024;

/** What arrived since it was asked last. */
interface Taken {
  readonly parts: readonly Buffer[];
  readonly size: number;
}

/**
 * Hands out what arrives on a stream, all that waits at a time, so that the next parts arrive while those are written. Before
 * each, others may go first. Ends at the end of the stream, when it breaks off, and when `signal` is aborted.
 */
export async function* takeParts(
  bytes: Readable,
  { signal, onPart, giveWay }: Pick<AppendWatch, 'signal' | 'onPart' | 'giveWay'> = {},
): AsyncGenerator<Taken> {
  let parts: Buffer[] = [];
  let size = 0;
  let isOver = bytes.destroyed || bytes.readableEnded;
  let wake: () => void = () => undefined;
  const end = () => {
    isOver = true;
    bytes.pause();
    wake();
  };
  const take = (part: Buffer) => {
    onPart?.(part);
    if (isOver || signal?.aborted) return end();
    parts.push(part);
    size += part.length;
    if (size >= WAITING_MAX) bytes.pause();
    wake();
  };
  signal?.addEventListener('abort', end);
  // Its listener of errors stays: a stream that breaks off later must not end the process.
  bytes.on('data', take).on('end', end).on('error', end).on('close', end);
  try {
    for (;;) {
      if (size > 0) {
        await giveWay?.(size);
        const taken = { parts, size };
        parts = [];
        size = 0;
        if (!isOver) bytes.resume();
        yield taken;
      } else if (isOver || signal?.aborted) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    signal?.removeEventListener('abort', end);
    bytes.off('data', take).off('end', end).off('close', end);
    bytes.pause();
  }
}
