import { exportContacts } from '@/lib/contacts/export/export-contacts.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';

const FILES = {
  csv: { type: 'text/csv; charset=utf-8; header=present', name: 'contacts.csv' },
  vcard: { type: 'text/vcard; charset=utf-8', name: 'contacts.vcf' },
} as const;

export const GET = route(endpoints.exportContacts, async ({ ctx, caller, query }) => {
  const { type, name } = FILES[query.format];
  return Answer.bytes(streamOf(exportContacts(ctx, caller, query)), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
});

const CHUNK = 64 * 1024;

/** Text as a stream of bytes that is made no faster than it is read. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = '';
      while (text.length < CHUNK) {
        const { value, done } = await parts.next();
        if (done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
