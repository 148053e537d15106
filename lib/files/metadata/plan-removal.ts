import type { ByteSource } from '../content/byte-window.ts';
import type { Rewrite } from './rewrite.ts';
import { stripFilm } from './strip-film.ts';
import { stripGif } from './strip-gif.ts';
import { stripHeif } from './strip-heif.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const STRIPS: Readonly<Record<string, (source: ByteSource) => Promise<Rewrite | null>>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/gif': stripGif,
  'image/avif': stripHeif,
  'image/heic': stripHeif,
  'video/mp4': stripFilm,
  'video/quicktime': stripFilm,
  'audio/mp4': stripFilm,
};

/**
 * How a file of this type is rewritten so that it says nothing of where, when and by what it was made. Nothing is encoded
 * anew. Null when there is nothing to remove; throws `UnclearStructure` when that cannot be told.
 */
export async function planRemoval(source: ByteSource, type: string): Promise<Rewrite | null> {
  return (await STRIPS[type]?.(source)) ?? null;
}
