import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import type { MadePicture } from '../../images/pictures.ts';
import type { ReadPreview } from '../../messages/change/set-preview.ts';
import { createPageReader, type PageFacts } from '../page/page-reader.ts';
import { getUrl } from './get-url.ts';

/** So much of a page is read: its head is at its beginning. */
const PAGE_BYTES = 512 * 1024;
const PICTURE_BYTES = 2 * 1024 * 1024;
/** A picture that is smaller on a side is a pixel that counts visitors, or a sign; one that needs more bytes is not kept. */
const SIDE_MIN = 32;
const MADE_BYTES_MAX = 64 * 1024;

const PAGE = 'text/html,application/xhtml+xml';
const PICTURE = 'image/webp,image/png,image/jpeg,image/gif,image/avif';

interface FetchPreview {
  readonly link: string;
  /** Whose link it is: of the pictures that wait to be decoded each person's have their turn. */
  readonly personId: string;
  /** Ends all that is under way. */
  readonly signal: AbortSignal;
}

/** Visits a page, and its picture. Resolves to null when it says nothing of itself; throws when it cannot be read. */
export async function fetchPreview(
  ctx: Context,
  { link, personId, signal }: FetchPreview,
): Promise<ReadPreview | null> {
  const { url, response } = await getUrl(ctx, new URL(link), { accept: PAGE, signal });
  const { picture: address, ...facts } = await readPage(response);
  if (facts.title === '') return null;
  const hasPicture = address !== '' && URL.canParse(address, url.href);
  const picture = hasPicture
    ? await fetchPicture(ctx, new URL(address, url), { personId, signal }).catch(() => null)
    : null;
  return { url: link, ...facts, picture };
}

async function readPage(response: IncomingMessage): Promise<PageFacts> {
  const type = response.headers['content-type'] ?? '';
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(type)) {
    response.destroy();
    throw new Error('it is no page');
  }
  const reader = createPageReader(type);
  let left = PAGE_BYTES;
  // To leave the loop ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    const part = chunk.subarray(0, left);
    left -= part.length;
    if (reader.write(part) || left === 0) break;
  }
  return reader.end();
}

async function fetchPicture(
  ctx: Context,
  url: URL,
  { personId, signal }: Omit<FetchPreview, 'link'>,
): Promise<MadePicture | null> {
  const { response } = await getUrl(ctx, url, { accept: PICTURE, signal });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > PICTURE_BYTES) return null;
    parts.push(part);
  }
  if (size === 0) return null;
  const made = await ctx.pictures.make(personId, 'preview', {
    size,
    open: async () => Readable.from(parts),
  });
  if (typeof made === 'string') return null;
  const isShown = Math.min(made.width, made.height) >= SIDE_MIN && made.bytes.length <= MADE_BYTES_MAX;
  return isShown ? made : null;
}
