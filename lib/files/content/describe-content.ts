import type { FileKind } from '../../contract/files/file-rules.ts';
import { type ByteSource, ByteWindow } from './byte-window.ts';
import { filmKind, isoType } from './iso-type.ts';
import { pictureSize } from './picture-size.ts';
import { isAac, isMp3, oggType, signatureOf } from './signatures.ts';
import { textType } from './text-type.ts';
import { webmContent } from './webm-tracks.ts';
import { zipType } from './zip-type.ts';

/** What the bytes of a file are. */
export interface Content {
  /** A MIME type, by the bytes alone. */
  readonly type: string;
  /** How a page may show it: `file` unless it is of a type that is safe to show, and can be shown. */
  readonly kind: FileKind;
  /** Pixels, as a picture or film is shown; null when they are not known, and of everything else. */
  readonly width: number | null;
  readonly height: number | null;
}

/** So much of the beginning is read; texts are told by it alone. */
const HEAD = 64 * 1024;

/** A picture of more pixels takes a browser seconds and hundreds of MB to draw, however few bytes it has: it is a plain file. */
export const PIXELS_MAX = 50_000_000;

const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'];
const SOUNDS = ['audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/flac', 'audio/aac'];

/**
 * What the bytes are: by their first ones, and as far as needed by what follows. A name or a claimed type is never asked.
 * Nothing is decoded or unpacked; what is read is bounded, but for the heads of boxes and chunks, over which it jumps.
 */
export async function describeContent(source: ByteSource): Promise<Content> {
  const head = await source.read(0, Math.min(HEAD, source.size));
  const type = await typeOf(source, head);
  if (PICTURES.includes(type)) return await describePicture(source, type);
  if (type === 'video/mp4' || type === 'video/quicktime') return await describeFilm(source, type);
  if (type === 'video/x-matroska') return describeWebm(head);
  return plain(type, SOUNDS.includes(type) ? 'audio' : 'file');
}

const plain = (type: string, kind: FileKind = 'file'): Content => ({ type, kind, width: null, height: null });

async function typeOf(source: ByteSource, head: Uint8Array): Promise<string> {
  const type = signatureOf(head) ?? isoType(head);
  if (type === 'application/zip') return await zipType(source, head);
  if (type === 'application/ogg') return oggType(head);
  if (type !== null) return type;
  if (isMp3(head)) return 'audio/mpeg';
  if (isAac(head)) return 'audio/aac';
  if (isTar(head)) return 'application/x-tar';
  return textType(head, head.length === source.size) ?? 'application/octet-stream';
}

const isTar = (head: Uint8Array) => Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar';

async function describePicture(source: ByteSource, type: string): Promise<Content> {
  const size = await pictureSize(source, type);
  if (size === null || size.width * size.height > PIXELS_MAX) return plain(type);
  return { type, kind: 'image', ...size };
}

async function describeFilm(source: ByteSource, type: string): Promise<Content> {
  const found = await filmKind(new ByteWindow(source));
  if (found === null) return plain(type);
  if (found.kind === 'audio') return plain('audio/mp4', 'audio');
  return { ...plain(type, 'video'), ...found.size };
}

function describeWebm(head: Uint8Array): Content {
  const { isWebm, kind, size } = webmContent(head);
  if (!isWebm) return plain('video/x-matroska');
  if (kind === 'audio') return plain('audio/webm', 'audio');
  return kind === null ? plain('video/webm') : { ...plain('video/webm', kind), ...size };
}
