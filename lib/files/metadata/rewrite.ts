import type { ByteSource } from '../content/byte-window.ts';
import type { BytePatch } from '../home/file-home.ts';

/** A part of a rewritten file: bytes `from` to `to` of the old one (`to` excluded), other bytes, or zeros. */
export type Part =
  | { readonly from: number; readonly to: number }
  | { readonly bytes: Uint8Array }
  | { readonly zeros: number };

/** How a file is rewritten, in the order of its new bytes. */
export interface Rewrite {
  readonly parts: readonly Part[];
  /** Half of it would hide what the other half is about: it is done as a whole, or not at all. */
  readonly isWhole?: boolean;
}

const ZEROS = new Uint8Array(64 * 1024);
/** More parts than this no camera or program makes. */
const PARTS_MAX = 50_000;

/** The structure of a file asks for more work than an honest one would. */
export class UnclearStructure extends Error {
  override readonly name = 'UnclearStructure';
}

interface Replacement {
  readonly from: number;
  readonly to: number;
  /** Nothing while it is empty. */
  bytes: Uint8Array;
}

const NOTHING = new Uint8Array();

/** Collects what of a file is kept and what is put in its place, from its beginning to its end. */
export class RewriteDraft {
  readonly #source: ByteSource;
  readonly #parts: ({ from: number; to: number } | Replacement)[] = [];

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Keeps a range, as far as the file goes. */
  keep(from: number, to: number): void {
    const last = this.#parts.at(-1);
    const end = Math.min(to, this.#source.size);
    if (last && !('bytes' in last) && last.to === from) last.to = end;
    else this.#add({ from, to: end });
  }

  /** A place for bytes that are put where a range was; as long as they are not set, the range is dropped. */
  replace(from: number, to: number): Replacement {
    const replacement = { from, to, bytes: NOTHING };
    this.#add(replacement);
    return replacement;
  }

  #add(part: { from: number; to: number } | Replacement): void {
    if (this.#parts.length === PARTS_MAX) throw new UnclearStructure('too many parts');
    this.#parts.push(part);
  }

  /** The length of the file as it is drafted now. */
  get length(): number {
    return this.#parts.reduce(
      (sum, part) => sum + ('bytes' in part ? part.bytes.length : part.to - part.from),
      0,
    );
  }

  /** The rewrite; null when it leaves the file as it is. */
  async finish(): Promise<Rewrite | null> {
    const parts: ({ from: number; to: number } | { readonly bytes: Uint8Array })[] = [];
    for (const part of this.#parts) {
      const isSame = !('bytes' in part) || (await this.#isThere(part));
      const last = parts.at(-1);
      if (!isSame) {
        if (part.bytes.length > 0) parts.push({ bytes: part.bytes });
      } else if (last && !('bytes' in last) && last.to === part.from) last.to = part.to;
      else parts.push({ from: part.from, to: part.to });
    }
    const [only] = parts;
    const isWhole = parts.length === 1 && only && 'from' in only && only.from === 0;
    return isWhole && only.to === this.#source.size ? null : { parts };
  }

  /** Whether a replacement is what stands there anyway. */
  async #isThere({ from, to, bytes }: Replacement): Promise<boolean> {
    if (bytes.length === 0 || to - from !== bytes.length) return false;
    return Buffer.compare(await this.#source.read(from, bytes.length), bytes) === 0;
  }
}

const lengthOf = (part: Part): number =>
  'from' in part ? part.to - part.from : 'bytes' in part ? part.bytes.length : part.zeros;

/** A rewrite by patches that do not overlap, in any order; null when they leave the file as it is. */
export async function rewriteOf(source: ByteSource, patches: readonly BytePatch[]): Promise<Rewrite | null> {
  const parts: Part[] = [];
  let from = 0;
  for (const { at, part } of patches.toSorted((one, other) => one.at - other.at)) {
    if (await isThere(source, at, part)) continue;
    if (at > from) parts.push({ from, to: at });
    parts.push(part);
    from = at + lengthOf(part);
  }
  if (parts.length === 0) return null;
  if (from < source.size) parts.push({ from, to: source.size });
  return { parts };
}

/** Whether the file has these bytes there anyway. */
async function isThere(source: ByteSource, at: number, part: BytePatch['part']): Promise<boolean> {
  if ('bytes' in part) return Buffer.compare(await source.read(at, part.bytes.length), part.bytes) === 0;
  for (let done = 0; done < part.zeros; done += ZEROS.length) {
    const length = Math.min(part.zeros - done, ZEROS.length);
    const bytes = await source.read(at + done, length);
    if (Buffer.compare(bytes, ZEROS.subarray(0, length)) !== 0) return false;
  }
  return true;
}

/** What a rewrite overwrites where it lies, of a file of this size; null when the file has to be written anew. */
export function patchesOf({ parts, isWhole = false }: Rewrite, size: number): readonly BytePatch[] | null {
  if (isWhole) return null;
  const patches: BytePatch[] = [];
  let at = 0;
  for (const part of parts) {
    if (!('from' in part)) patches.push({ at, part });
    else if (part.from !== at) return null;
    at += lengthOf(part);
  }
  return at === size ? patches : null;
}

/** The rewritten bytes of a file that is in memory. */
export function rewrittenBytes({ parts }: Rewrite, bytes: Uint8Array): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      if ('from' in part) return bytes.subarray(part.from, part.to);
      return 'bytes' in part ? part.bytes : new Uint8Array(part.zeros);
    }),
  );
}

/** The rewritten bytes, of the old ones that `open` gives from one place to another (excluded). */
export async function* rewritten(
  { parts }: Rewrite,
  open: (from: number, to: number) => Promise<AsyncIterable<Uint8Array>>,
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if ('from' in part) yield* await open(part.from, part.to);
    else if ('bytes' in part) yield part.bytes;
    else
      for (let left = part.zeros; left > 0; left -= ZEROS.length)
        yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
  }
}
