import { exportContacts } from '@/lib/contacts/export/export-contacts.ts';
import type { Context } from '@/lib/context/context.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';
import { inTurn } from '@/lib/limits/turns.ts';
import type { Caller } from '@/lib/use-case/caller.ts';

const FILES = {
  csv: { type: 'text/csv; charset=utf-8; header=present', name: 'contacts.csv' },
  vcard: { type: 'text/vcard; charset=utf-8', name: 'contacts.vcf' },
} as const;

export const GET = route(endpoints.exportContacts, ({ ctx, caller, query }) => fileFor(ctx, caller, query));

export const POST = route(endpoints.exportChosen, ({ ctx, caller, body }) => fileFor(ctx, caller, body));

async function fileFor(
  ctx: Context,
  caller: Caller,
  what: Parameters<typeof exportContacts>[2],
): Promise<Answer> {
  const { type, name } = FILES[what.format];
  const parts = exportContacts(ctx, caller, what);
  const next = () => inTurn(ctx, `person:${caller.userId}`, () => nextChunk(parts));
  return Answer.bytes(
    streamOf(next, () => parts.return(undefined)),
    {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    },
  );
}

const CHUNK = 64 * 1024;

interface Chunk {
  readonly text: string;
  readonly isLast: boolean;
}

async function nextChunk(parts: AsyncGenerator<string>): Promise<Chunk> {
  let text = '';
  while (text.length < CHUNK) {
    const { value, done } = await parts.next();
    if (done) return { text, isLast: true };
    text += value;
  }
  return { text, isLast: false };
}

/** Text as a stream of bytes that is made no faster than it is read. */
function streamOf(next: () => Promise<Chunk>, cancel: () => Promise<unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { text, isLast } = await next();
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (isLast) controller.close();
    },
    cancel: async () => void (await cancel()),
  });
}
