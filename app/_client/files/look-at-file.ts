import { FILE_NAME_MAX, type FileKind } from '../../../lib/contract/files/file-rules.ts';
import type { Attachment } from './kept/attachment.ts';

/** Only these are drawn before the server has looked at them; it decides by their bytes. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']);
const FILMS = new Set(['video/mp4', 'video/webm']);
const SOUNDS = new Set(['audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/mp4', 'audio/webm']);
/** A picture or film that says nothing of its size for so long is sent all the same, in milliseconds. */
const PATIENCE_MS = 4000;

export type LookedAt = Pick<Attachment, 'name' | 'type' | 'kind' | 'size' | 'width' | 'height'>;

/** What this device sees of a file that was chosen, pasted or dropped. */
export async function lookAtFile(file: File): Promise<LookedAt> {
  const kind = kindOf(file.type);
  const known = { name: nameOf(file), type: file.type, size: file.size };
  const size = kind === 'image' || kind === 'video' ? await sizeOf(file, kind) : null;
  // What calls itself a picture and cannot be drawn is sent as a file, and drawn as one.
  if (kind === 'image' && size === null) return { ...known, kind: 'file', width: null, height: null };
  return { ...known, kind, width: size?.width ?? null, height: size?.height ?? null };
}

function kindOf(type: string): FileKind {
  if (PICTURES.has(type)) return 'image';
  if (FILMS.has(type)) return 'video';
  return SOUNDS.has(type) ? 'audio' : 'file';
}

function nameOf({ name, type }: File): string {
  if (name !== '') return [...name].slice(-FILE_NAME_MAX).join('');
  return `file.${type.split('/').at(-1)?.split(/[+;]/, 1)[0] || 'bin'}`;
}

async function sizeOf(
  file: File,
  kind: 'image' | 'video',
): Promise<{ width: number; height: number } | null> {
  const url = URL.createObjectURL(file);
  const looked = kind === 'image' ? pictureSize(url) : filmSize(url);
  const never = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const size = await Promise.race([looked, never]);
  URL.revokeObjectURL(url);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function pictureSize(url: string): Promise<{ width: number; height: number } | null> {
  const image = new Image();
  return new Promise((resolve) => {
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => resolve(null);
    image.src = url;
  });
}

function filmSize(url: string): Promise<{ width: number; height: number } | null> {
  const film = document.createElement('video');
  return new Promise((resolve) => {
    film.onloadedmetadata = () => resolve({ width: film.videoWidth, height: film.videoHeight });
    film.onerror = () => resolve(null);
    film.preload = 'metadata';
    film.src = url;
  });
}
