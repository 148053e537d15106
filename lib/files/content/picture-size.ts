import { type ByteSource, ByteWindow, beginningOf } from './byte-window.ts';
import { isTurned, type Orientation, orientationOf } from './exif.ts';
import { heifSize } from './heif-items.ts';
import { isFrame, type JpegSegment, jpegOrientation, walkJpeg } from './jpeg-segments.ts';
import { CHUNK_HEAD, type Chunk, walkPngChunks } from './picture-chunks.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** So far into a JPEG its size is looked for: some carry several MB of other data before it. */
const JPEG_HEAD = 16 * 1024 * 1024;
/** So many segments are looked at for Exif data, which mostly is in the first. */
const EXIF_TRIES = 4;
/** Exif data is at most as long as a segment of a JPEG. */
const EXIF_MAX = 64 * 1024;

/**
 * The size of a picture as it is shown, in pixels, by what its head says; null where that says nothing sensible. A JPEG is
 * read up to its frame, and of the others the heads of their chunks.
 */
export async function pictureSize(source: ByteSource, type: string): Promise<Size | null> {
  const size = await sizeOf(source, type);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

async function sizeOf(source: ByteSource, type: string): Promise<Size | null> {
  const bytes = new ByteWindow(source);
  switch (type) {
    case 'image/jpeg':
      return await jpegSize(new ByteWindow(beginningOf(source, JPEG_HEAD)));
    case 'image/png':
      return await pngSize(bytes);
    case 'image/webp':
      // An orientation in a WebP is passed over by browsers, and goes (lib/files/metadata).
      return (await bytes.load(0, 30)) ? webpSize(bytes) : null;
    case 'image/gif':
      return (await bytes.load(0, 10))
        ? { width: bytes.uint16(6, true), height: bytes.uint16(8, true) }
        : null;
    case 'image/avif':
      return await heifSize(bytes);
    default:
      return null;
  }
}

const turned = ({ width, height }: Size, isExchanged: boolean): Size =>
  isExchanged ? { width: height, height: width } : { width, height };

async function jpegSize(bytes: ByteWindow): Promise<Size | null> {
  const frames: JpegSegment[] = [];
  const application: JpegSegment[] = [];
  await walkJpeg(bytes, (segment) => {
    if (isFrame(segment.marker)) frames.push(segment);
    if (segment.marker === 0xe1 && application.length < EXIF_TRIES) application.push(segment);
    return frames.length === 0;
  });
  const [frame] = frames;
  if (!frame || !(await bytes.load(frame.at, 9))) return null;
  const size = { height: bytes.uint16(frame.at + 5), width: bytes.uint16(frame.at + 7) };
  for (const segment of application) {
    const orientation = await jpegOrientation(bytes, segment);
    if (orientation !== null) return turned(size, isTurned(orientation));
  }
  return size;
}

async function pngSize(bytes: ByteWindow): Promise<Size | null> {
  if (!(await bytes.load(16, 8))) return null;
  const size = { width: bytes.uint32(16), height: bytes.uint32(20) };
  const exif: Chunk[] = [];
  await walkPngChunks(bytes, (chunk) => {
    if (chunk.code === 'eXIf') exif.push(chunk);
    return exif.length === 0 && chunk.code !== 'IDAT';
  });
  return turned(size, await isExifTurned(bytes, exif));
}

async function isExifTurned(bytes: ByteWindow, [chunk]: readonly Chunk[]): Promise<boolean> {
  return chunk !== undefined && isTurned(await chunkOrientation(bytes, chunk));
}

/** The orientation in a chunk of Exif data; 1 when it is cut off, or longer than such data is. */
export async function chunkOrientation(bytes: ByteWindow, { at, length }: Chunk): Promise<Orientation> {
  const isRead = length <= EXIF_MAX && (await bytes.load(at + CHUNK_HEAD, length));
  return isRead ? orientationOf(bytes.bytes(at + CHUNK_HEAD, length)) : 1;
}

/** By the first chunk: the canvas of an extended file, a lossy or a lossless picture (RFC 9649, section 2). */
function webpSize(bytes: ByteWindow): Size | null {
  const code = bytes.code(12);
  const uint24 = (at: number) => bytes.uint16(at, true) + bytes.uint8(at + 2) * 65_536;
  if (code === 'VP8X') return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (code === 'VP8 ')
    return { width: bytes.uint16(26, true) & 0x3fff, height: bytes.uint16(28, true) & 0x3fff };
  if (code !== 'VP8L') return null;
  const bits = bytes.uint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
