import { randomBytes } from 'node:crypto';
import { Agent, request as ask, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { RestClient } from '../../e2e/fixtures/rest.ts';

/** Connections are kept, as browsers keep them. */
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
/** What is sent again and again; no disk and no transfer makes it smaller. */
const PART = randomBytes(256 * 1024);

interface Sent {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** One request by `node:http`, which costs the client less than `fetch` does. */
export function send(
  method: string,
  url: string,
  {
    headers = {},
    body,
  }: { readonly headers?: Record<string, string>; readonly body?: Readable | Buffer } = {},
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = ask(url, { method, headers, agent }, (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
        reject,
      );
    });
    request.on('error', reject);
    if (body instanceof Readable) body.pipe(request);
    else request.end(body);
  });
}

/** So many bytes as a stream that costs nothing to make. */
export function manyBytes(size: number): Readable {
  return Readable.from(
    (function* () {
      for (let left = size; left > 0; left -= PART.length)
        yield PART.subarray(0, Math.min(left, PART.length));
    })(),
    { objectMode: false },
  );
}

/** Uploads a file as a program does, in one request; its id. */
export async function uploadForm(
  url: string,
  rest: RestClient,
  { name, bytes, size }: { readonly name: string; readonly bytes: Readable; readonly size: number },
): Promise<string> {
  const boundary = 'a-boundary-that-is-in-no-file';
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const body = Readable.from(
    (async function* () {
      yield head;
      yield* bytes;
      yield tail;
    })(),
    { objectMode: false },
  );
  const { status, body: answer } = await send('POST', `${url}/api/v1/files`, {
    headers: {
      ...rest.headers(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + size + tail.length),
    },
    body,
  });
  if (status !== 201) throw new Error(`The upload was answered with ${status}: ${answer.toString()}`);
  return String(JSON.parse(answer.toString()).id);
}
