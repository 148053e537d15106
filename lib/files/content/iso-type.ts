import type { ByteWindow } from './byte-window.ts';
import { filmTracks } from './film-tracks.ts';
import type { Size } from './picture-size.ts';

const BRANDS: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  avis: 'image/avif',
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  hevc: 'image/heic',
  hevx: 'image/heic',
  mif1: 'image/heic',
  msf1: 'image/heic',
  'qt  ': 'video/quicktime',
};

/** Boxes that QuickTime files without a brand begin with. */
const WITHOUT_BRAND = ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'];

/** What a file of boxes is by its brand (ISO 14496-12, 4.3); null when it is none. A film is `video/mp4`, whatever is in it. */
export function isoType(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(0, 64)).toString('latin1');
  const code = text.slice(4, 8);
  if (code !== 'ftyp') return WITHOUT_BRAND.includes(code) ? 'video/quicktime' : null;
  const end = Math.min(Buffer.from(head).readUInt32BE(0), 64);
  const brands = text.slice(8, end).match(/.{4}/gs) ?? [];
  // A general brand says less than one that is named beside it.
  if (brands[0] === 'mif1' || brands[0] === 'msf1')
    return brands.some((brand) => BRANDS[brand] === 'image/avif') ? 'image/avif' : 'image/heic';
  return BRANDS[brands[0] ?? ''] ?? 'video/mp4';
}

/** A film or a sound of boxes: which of them, by its tracks, and its size. Null when it has no track that is seen or heard. */
export async function filmKind(
  bytes: ByteWindow,
): Promise<{ readonly kind: 'video' | 'audio'; readonly size: Size | null } | null> {
  const tracks = await filmTracks(bytes);
  const seen = tracks.find(({ handler, size }) => handler === 'vide' && size !== null);
  if (seen) return { kind: 'video', size: seen.size };
  return tracks.some(({ handler }) => handler === 'soun') ? { kind: 'audio', size: null } : null;
}
