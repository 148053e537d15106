import { cleanFileName } from '../../../contract/files/file-name.ts';

/** What a browser may show or play by its address, by what the bytes are. None of it can run script. */
const INLINE: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'video/mp4',
  'video/webm',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'audio/mp4',
]);
/** What a page may play in place, where a browser can; by its address it is a download. */
const PLAYED: ReadonlySet<string> = new Set(['video/quicktime', 'audio/flac', 'audio/aac']);

/** The headers of every answer about a file, whatever it is. */
export const EVERY_FILE = {
  // A browser styles the page that it makes for a picture or film itself, and reports when it may not.
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // Asked for each time, which costs a 304: who may not read it any more gets nothing from a cache.
  'cache-control': 'private, no-cache',
} as const;

/**
 * The headers that say what a file is and how it may be used. Whatever is not safe to show in a page is a download without
 * a type of its own.
 */
export function fileHeaders(file: { readonly name: string; readonly type: string }): Record<string, string> {
  const isInline = INLINE.has(file.type);
  return {
    'content-type': isInline || PLAYED.has(file.type) ? file.type : 'application/octet-stream',
    'content-disposition': disposition(isInline ? 'inline' : 'attachment', file.name),
    ...EVERY_FILE,
  };
}

/** Content-Disposition with a name for every browser (RFC 6266), in UTF-8 (RFC 8187) where it is not plain. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const harmless = cleanFileName(name);
  // Some browsers take a percent sign in the plain name for an encoding.
  const plain = harmless.replace(/[^\x20-\x7e]|[%"\\]/g, '_');
  const said = `${kind}; filename="${plain}"`;
  return plain === harmless ? said : `${said}; filename*=UTF-8''${encodeExtended(harmless)}`;
}

/** As `encodeURIComponent`, but for what RFC 8187 does not let through. */
function encodeExtended(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  return encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
