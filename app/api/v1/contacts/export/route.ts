import { exportContacts } from '@/lib/contacts/export/export-contacts.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';
import { inTurn } from '@/lib/limits/turns.ts';

const FILES = {
  csv: { type: 'text/csv; charset=utf-8; header=present', name: 'contacts.csv' },
  vcard: { type: 'text/vcard; charset=utf-8', name: 'contacts.vcf' },
} as const;

export const GET = route(endpoints.exportContacts, async ({ ctx, caller, query }) => {
  const { type, name } = FILES[query.format];
  const parts = exportContacts(ctx, caller, query);
  const next = () => inTurn(ctx, `person:${caller.userId}`, () => nextChunk(parts));
  return Answer.bytes(
    streamOf(next, () => parts.return(undefined)),
    {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    },
  );
});

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
