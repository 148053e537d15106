import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { readJson } from '../read-body.ts';

/** The body as JSON, under the same limits as in other routes. Throws as {@link readJson} does. */
export async function readJsonBody(request: IncomingMessage, headers: Headers): Promise<unknown> {
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  const init = { method: 'POST', headers, body, duplex: 'half' };
  return await readJson(new Request('http://localhost/', init));
}
