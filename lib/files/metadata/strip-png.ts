import { crc32 } from 'node:zlib';
import { type ByteSource, ByteWindow } from '../content/byte-window.ts';
import { exifOf } from '../content/exif.ts';
import { type Chunk, walkPngChunks } from '../content/picture-chunks.ts';
import { chunkOrientation } from '../content/picture-size.ts';
import { type Rewrite, RewriteDraft } from './rewrite.ts';

/** Of the chunks that a decoder may pass over, those that change how a picture looks or moves (W3C PNG, 11.3). */
const KEPT = new Set(
  'tRNS gAMA cHRM sRGB iCCP cICP mDCV mDCv cLLI cLLi sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

/**
 * A PNG without what describes it: texts, times, Exif data, whatever programs add of their own, and what stands after its
 * end. An orientation stays, alone. Null when there is nothing to remove, or when it holds no picture.
 */
export async function stripPng(source: ByteSource): Promise<Rewrite | null> {
  const bytes = new ByteWindow(source);
  const draft = new RewriteDraft(source);
  const exif: { readonly chunk: Chunk; readonly place: { bytes: Uint8Array } }[] = [];
  let isPicture = false;
  let hasData = false;
  draft.keep(0, 8);
  await walkPngChunks(bytes, (chunk) => {
    const { code, at, end } = chunk;
    isPicture ||= code === 'IHDR';
    hasData ||= code === 'IDAT';
    if (code === 'eXIf' && exif.length === 0 && !hasData) exif.push({ chunk, place: draft.replace(at, end) });
    else if (isCritical(code) || KEPT.has(code)) draft.keep(at, end);
    return true;
  });
  if (!isPicture) return null;
  for (const { chunk, place } of exif) {
    const orientation = await chunkOrientation(bytes, chunk);
    if (orientation !== 1) place.bytes = exifChunk(exifOf(orientation));
  }
  return await draft.finish();
}

/** The first letter says whether a decoder must know it. */
const isCritical = (code: string) => (code.charCodeAt(0) & 0x20) === 0;

function exifChunk(exif: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + exif.length);
  chunk.writeUInt32BE(exif.length, 0);
  chunk.write('eXIf', 4, 'latin1');
  chunk.set(exif, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + exif.length)), 8 + exif.length);
  return chunk;
}
