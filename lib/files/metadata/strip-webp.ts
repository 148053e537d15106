import { type ByteSource, ByteWindow } from '../content/byte-window.ts';
import { CHUNK_HEAD, type Chunk, walkWebpChunks } from '../content/picture-chunks.ts';
import { type Rewrite, RewriteDraft } from './rewrite.ts';

const KEPT = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;
const EXTENDED_LENGTH = 10;
const FLAGS_AT = CHUNK_HEAD;

/**
 * A WebP without what describes it: Exif, XMP, chunks of other programs, and what stands after its end. Its orientation
 * goes, too: browsers pass over it. Null when there is nothing to remove.
 */
export async function stripWebp(source: ByteSource): Promise<Rewrite | null> {
  const bytes = new ByteWindow(source);
  const draft = new RewriteDraft(source);
  const head = draft.replace(0, 12);
  const extended: { readonly chunk: Chunk; readonly place: { bytes: Uint8Array } }[] = [];
  await walkWebpChunks(bytes, (chunk) => {
    const { code, at, end, length } = chunk;
    if (code === 'VP8X' && length === EXTENDED_LENGTH && extended.length === 0)
      extended.push({ chunk, place: draft.replace(at, end) });
    else if (KEPT.has(code)) draft.keep(at, end);
    return true;
  });
  for (const { chunk, place } of extended) {
    const whole = Uint8Array.from(await source.read(chunk.at, chunk.end - chunk.at));
    whole[FLAGS_AT] = (whole[FLAGS_AT] ?? 0) & ~(HAS_EXIF | HAS_XMP);
    place.bytes = whole;
  }
  head.bytes = riffHead(draft.length + 12);
  return await draft.finish();
}

function riffHead(length: number): Uint8Array {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(length - 8, 4);
  return head;
}
