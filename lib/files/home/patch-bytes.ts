import type { BytePatch } from './file-home.ts';

const ZEROS = Buffer.alloc(64 * 1024);

/** Where a patch ends. */
export const patchEnd = ({ at, part }: BytePatch): number =>
  at + ('bytes' in part ? part.bytes.length : part.zeros);

/** The bytes of a patch, in pieces. */
export function* bytesOf({ part }: BytePatch): Generator<Buffer> {
  if ('bytes' in part) yield Buffer.from(part.bytes);
  else
    for (let left = part.zeros; left > 0; left -= ZEROS.length)
      yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
}

/** Applies what of a patch concerns these bytes, which begin at `start`. */
export function patchBytes(bytes: Buffer, patch: BytePatch, start: number): void {
  const from = Math.max(0, patch.at - start);
  const to = Math.min(bytes.length, patchEnd(patch) - start);
  if ('zeros' in patch.part) bytes.fill(0, from, to);
  else bytes.set(patch.part.bytes.subarray(from + start - patch.at, to + start - patch.at), from);
}
