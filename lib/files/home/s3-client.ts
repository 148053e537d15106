import { setTimeout as setTimer } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { S3Address } from '../../process/s3-address.ts';

/** Node's own: the framework replaces the global one when it starts. */
const { fetch } = globalThis;
/** Longer than a store takes for a part of a few megabytes, in milliseconds. */
const ANSWER_MS = 60_000;

const RETRIES = 3;
const RETRY_MS = 50;

interface Asking {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** An object of a bucket. */
export interface S3Object {
  readonly key: string;
  readonly size: number;
  readonly writtenAt: Date;
}

/** The few calls of S3's REST API that a home of files needs. */
export class S3Client {
  readonly #client: AwsClient;
  readonly #url: string;

  constructor({ url, ...credentials }: S3Address) {
    this.#url = url;
    this.#client = new AwsClient({ ...credentials, service: 's3' });
  }

  /** Throws for every answer but a success and 404, without a secret in its message. */
  async ask(method: string, key: string, { query = {}, headers = {}, body }: Asking = {}): Promise<Response> {
    const address = new URL(key === '' ? this.#url : `${this.#url}/${key}`);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error('no answer in time')), ANSWER_MS);
    try {
      const answer = await this.#askAgain({
        address: address.href,
        method,
        headers,
        signal: late.signal,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      });
      if (answer.ok || answer.status === 404) return answer;
      const text = await answer.text();
      throw new S3Error(answer.status, /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? 'no code');
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks until the store is not overloaded or at fault. */
  async #askAgain({ address, ...init }: RequestInit & { readonly address: string }): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await fetch(await this.#client.sign(address, init));
      if ((answer.status < 500 && answer.status !== 429) || attempt === RETRIES) return answer;
      await answer.body?.cancel();
      await setTimer(RETRY_MS * 2 ** attempt);
    }
  }

  /** Every object whose key begins so, in the order of the keys. */
  async *list(prefix: string): AsyncGenerator<S3Object> {
    let token: string | undefined;
    do {
      const page = token === undefined ? {} : { 'continuation-token': token };
      const answer = await this.ask('GET', '', { query: { 'list-type': '2', prefix, ...page } });
      const text = await answer.text();
      if (!answer.ok) throw new S3Error(answer.status, 'NoSuchBucket');
      for (const [, object = ''] of text.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
        yield {
          key: textOf(object, 'Key'),
          size: Number(textOf(object, 'Size')),
          writtenAt: new Date(textOf(object, 'LastModified')),
        };
      }
      token = textOf(text, 'NextContinuationToken') || undefined;
    } while (token !== undefined);
  }

  /** Begins an object of several parts; resolves to the id under which they come. */
  async beginParts(key: string): Promise<string> {
    const answer = await this.ask('POST', key, { query: { uploads: '' } });
    const id = textOf(await answer.text(), 'UploadId');
    if (id === '') throw new S3Error(answer.status, 'no UploadId');
    return id;
  }

  /** Adds a part, counted from 1; resolves to the tag by which it is named at the end. */
  async putPart(key: string, uploadId: string, number: number, body: Buffer): Promise<string> {
    const query = { uploadId, partNumber: String(number) };
    const answer = await this.ask('PUT', key, { query, body });
    const tag = answer.headers.get('etag');
    if (!answer.ok || tag === null) throw new S3Error(answer.status, 'NoSuchUpload');
    return tag;
  }

  async endParts(key: string, uploadId: string, tags: readonly string[]): Promise<void> {
    const parts = tags.map(
      (tag, index) =>
        `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag.replaceAll('"', '&quot;')}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
    const answer = await this.ask('POST', key, { query: { uploadId }, body });
    const text = await answer.text();
    // A success that failed while it was being answered has an error in its body.
    if (!answer.ok || text.includes('<Error>'))
      throw new S3Error(answer.status, textOf(text, 'Code') || 'NoSuchUpload');
  }
}

/** What an S3 store refused, by its own code. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string) {
    super(`the S3 store answered ${status} (${reason})`);
    this.status = status;
    this.reason = reason;
  }
}

/** The text of the first element of this name; our keys and what we read besides need no decoding. */
function textOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}
