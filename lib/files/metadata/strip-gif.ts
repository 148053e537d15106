import { type ByteSource, ByteWindow } from '../content/byte-window.ts';
import { type Rewrite, RewriteDraft } from './rewrite.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const PLAIN_TEXT = 0x01;
const APPLICATION = 0xff;

/** Applications that say how often an animation is repeated, and what its colours are. */
const KEPT = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

/**
 * A GIF without comments, without the extensions of applications (XMP among them) but for those that change how it looks,
 * and without what stands after its end (GIF89a specification, 15 to 27). Null when there is nothing to remove.
 */
export async function stripGif(source: ByteSource): Promise<Rewrite | null> {
  const bytes = new ByteWindow(source);
  const draft = new RewriteDraft(source);
  if (!(await bytes.load(0, 13))) return null;
  const from = 13 + tableLength(bytes.uint8(10));
  draft.keep(0, from);
  for (let at: number | null = from; at !== null && at < source.size; ) at = await block(bytes, draft, at);
  return await draft.finish();
}

/** Bytes of a table of colours, by the flags before it. */
const tableLength = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Keeps or drops a block; where the next one begins, null when none can. */
async function block(bytes: ByteWindow, draft: RewriteDraft, at: number): Promise<number | null> {
  const head = Math.min(14, bytes.size - at);
  if (!bytes.holds(at, head) && !(await bytes.load(at, head))) return null;
  const kind = bytes.uint8(at);
  // Some programs write zeros between blocks.
  if (kind === TRAILER || kind === 0) {
    draft.keep(at, at + 1);
    return kind === 0 ? at + 1 : null;
  }
  if (kind === IMAGE && head >= 10) {
    const end = await afterSubBlocks(bytes, at + 11 + tableLength(bytes.uint8(at + 9)));
    draft.keep(at, end);
    return end;
  }
  if (kind !== EXTENSION || head < 2) return null;
  const isKept = isKeptExtension(bytes, at, head);
  const end = await afterSubBlocks(bytes, at + 2);
  if (isKept) draft.keep(at, end);
  return end;
}

function isKeptExtension(bytes: ByteWindow, at: number, head: number): boolean {
  const label = bytes.uint8(at + 1);
  if (label !== APPLICATION) return label === GRAPHIC_CONTROL || label === PLAIN_TEXT;
  const name = Buffer.from(bytes.bytes(at + 3, Math.max(0, head - 3))).toString('latin1');
  return KEPT.includes(name);
}

/** Where a run of sub-blocks ends, each of which begins with its length; the last one's is 0. */
async function afterSubBlocks(bytes: ByteWindow, from: number): Promise<number> {
  for (let at = from; ; ) {
    if (!bytes.holds(at, 1) && !(await bytes.load(at, 1))) return bytes.size;
    const length = bytes.uint8(at);
    at += 1 + length;
    if (length === 0) return at;
  }
}
