import { buffer } from 'node:stream/consumers';
import type { Context } from '../../context/context.ts';
import type { ByteSource } from '../content/byte-window.ts';

/** The bytes of an upload, or of what it was stored as. */
export async function uploadSource(ctx: Context, id: string): Promise<ByteSource> {
  const size = await ctx.files.endOf(id);
  return {
    size,
    async read(offset, length) {
      const end = Math.min(offset + length, size) - 1;
      if (end < offset) return new Uint8Array();
      return await buffer(await ctx.files.openUpload(id, { start: offset, end }));
    },
  };
}
