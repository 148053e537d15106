import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { files } from '../../files/files.ts';
import { eventually } from '../../testing/eventually.ts';
import { addProgram, type Program, type RawServer, startRawServer } from '../../testing/files/raw-server.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';

let workspace: TestContext;
let server: RawServer;
let ada: Program;

beforeAll(async () => {
  workspace = await createTestContext({ FILE_MAX: '8MB' });
  server = await startRawServer(workspace.ctx);
});
afterAll(async () => {
  server.close();
  await workspace.close();
});
afterEach(async () => {
  server.changes.home = {};
});

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = { 'content-type': 'application/offset+octet-stream' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Ask {
  readonly to?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly as?: Program;
}

function ask(method: string, { to = '/api/v1/files', headers = {}, body, as = ada }: Ask = {}) {
  return fetch(new URL(to, server.url), {
    method,
    headers: { ...as.auth, ...TUS, ...headers },
    ...(body ? { body } : {}),
  });
}

async function begin(size: number, metadata = `filename ${base64('film.bin')}`): Promise<string> {
  ada = await addProgram(workspace.ctx);
  const headers = { 'upload-length': String(size), 'upload-metadata': metadata };
  const answer = await ask('POST', { headers });
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

const add = (to: string, offset: number, body: Uint8Array<ArrayBuffer>, headers = {}) =>
  ask('PATCH', { to, body, headers: { ...BYTES, 'upload-offset': String(offset), ...headers } });

async function offsetOf(to: string): Promise<number> {
  const answer = await ask('HEAD', { to });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  return Number(answer.headers.get('upload-offset'));
}

const idOf = (to: string) => to.split('/').at(-1) ?? '';

/** A PATCH whose body is written by hand. */
function addSlowly(to: string, offset: number, length: number): ClientRequest {
  const sent = httpRequest(new URL(to, server.url), {
    method: 'PATCH',
    headers: {
      ...ada.auth,
      ...TUS,
      ...BYTES,
      'upload-offset': String(offset),
      'content-length': String(length),
    },
  });
  sent.on('error', () => undefined);
  return sent;
}

async function storedBytes(id: string): Promise<Buffer> {
  const stored = await workspace.ctx.files.open(id);
  return stored ? await buffer(stored) : Buffer.alloc(0);
}

describe('an upload that can be resumed', () => {
  it('is begun, added to piece by piece, and is a file after the last byte', async () => {
    const bytes = randomBytes(2_500_000);
    const metadata = `filename ${base64('../Mein Film.bin')},alt ${base64('Die Küche')},keepsOriginal ${base64('true')},other`;
    const to = await begin(bytes.length, metadata);
    expect(to).toMatch(/^\/api\/v1\/files\/[\w-]+$/);
    expect((await ask('GET', { to: `${to}/details` })).status).toBe(404);
    const first = await add(to, 0, bytes.subarray(0, 1_000_000));
    expect(first.status).toBe(204);
    expect(first.headers.get('upload-offset')).toBe('1000000');
    expect(Date.parse(first.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now());
    expect(await offsetOf(to)).toBe(1_000_000);
    const last = await add(to, 1_000_000, bytes.subarray(1_000_000));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '2500000']);
    expect(await offsetOf(to)).toBe(bytes.length);
    expect(await (await ask('GET', { to: `${to}/details` })).json()).toMatchObject({
      id: idOf(to),
      name: 'Mein Film.bin',
      alt: 'Die Küche',
      size: bytes.length,
    });
    expect(await files.in(workspace.ctx.db).findOne({ _id: idOf(to) })).toMatchObject({
      keepsOriginal: true,
    });
    expect((await storedBytes(idOf(to))).equals(bytes)).toBe(true);
  });

  it('may bring its first bytes along', async () => {
    ada = await addProgram(workspace.ctx);
    const headers = { ...BYTES, 'upload-length': '5' };
    const whole = await ask('POST', { headers, body: Buffer.from('hello') });
    expect([whole.status, whole.headers.get('upload-offset')]).toEqual([201, '5']);
    const id = idOf(whole.headers.get('location') ?? '');
    expect(String(await storedBytes(id))).toBe('hello');
  });

  it('keeps what came before its connection broke off, and goes on there', async () => {
    const bytes = randomBytes(1_000_000);
    const to = await begin(bytes.length);
    const cut = addSlowly(to, 0, bytes.length);
    cut.write(bytes.subarray(0, 300_000));
    await eventually(async () => expect(await workspace.ctx.files.endOf(idOf(to))).toBe(300_000));
    cut.destroy();
    await eventually(async () => expect(await offsetOf(to)).toBe(300_000));
    expect((await add(to, 300_000, bytes.subarray(300_000))).status).toBe(204);
    expect((await storedBytes(idOf(to))).equals(bytes)).toBe(true);
  });

  it('is still known to whoever comes back after it was sent', async () => {
    const to = await begin(5);
    await add(to, 0, Buffer.from('hello'));
    const sent = { $set: { state: 'sent' as const, expiresAt: null } };
    await files.in(workspace.ctx.db).updateOne({ _id: idOf(to) }, sent);
    expect(await offsetOf(to)).toBe(5);
    expect((await add(to, 5, Buffer.from('!'))).status).toBe(409);
    expect((await ask('DELETE', { to })).status).toBe(409);
  });

  it('that stopped short of being a file is made one by the next who asks', async () => {
    const to = await begin(5);
    server.changes.home = {
      finish: async () => {
        throw new Error('the process ends here');
      },
    };
    expect((await add(to, 0, Buffer.from('hello'))).status).toBe(500);
    server.changes.home = {};
    expect((await ask('GET', { to: `${to}/details` })).status).toBe(404);
    expect(await offsetOf(to)).toBe(5);
    expect((await ask('GET', { to: `${to}/details` })).status).toBe(200);
  });

  it('is refused at a wrong offset with the right one, in another version, and without a length', async () => {
    const to = await begin(100);
    await add(to, 0, Buffer.alloc(10));
    const wrong = await add(to, 5, Buffer.alloc(10));
    expect([wrong.status, wrong.headers.get('upload-offset'), (await wrong.json()).code]).toEqual([
      409,
      '10',
      'wrong_offset',
    ]);
    expect(wrong.headers.get('tus-resumable')).toBe('1.0.0');
    const other = await ask('HEAD', { to, headers: { 'tus-resumable': '0.2.2' } });
    expect([other.status, other.headers.get('tus-version')]).toEqual([412, '1.0.0']);
    const endless = await ask('POST', { headers: { 'upload-defer-length': '1' } });
    expect([endless.status, (await endless.json()).code]).toEqual([411, 'length_required']);
    const empty = await ask('POST', { headers: { 'upload-length': '0' } });
    expect([empty.status, (await empty.json()).code]).toEqual([422, 'invalid']);
    const large = await ask('POST', { headers: { 'upload-length': String(8 * 1024 * 1024 + 1) } });
    expect([large.status, (await large.json()).code]).toEqual([413, 'too_large']);
    const odd = await ask('POST', { headers: { 'upload-length': '5', 'upload-metadata': 'filename ***' } });
    expect([odd.status, (await odd.json()).code]).toEqual([400, 'malformed_upload']);
    const json = await ask('PATCH', { to, headers: { 'upload-offset': '10' }, body: Buffer.from('x') });
    expect([json.status, (await json.json()).code]).toEqual([415, 'unsupported_media_type']);
    expect(await offsetOf(to)).toBe(10);
  });

  it('of which more comes than was said is refused, and nothing of it kept', async () => {
    for (const isSaid of [true, false]) {
      const to = await begin(100);
      const sent = addSlowly(to, 0, 200);
      if (!isSaid) {
        sent.removeHeader('content-length');
        sent.setHeader('transfer-encoding', 'chunked');
      }
      const [answer] = (await once(sent.end(Buffer.alloc(200)), 'response')) as [IncomingMessage];
      expect(answer.statusCode).toBe(413);
      answer.resume();
      expect((await ask('HEAD', { to })).status).toBe(404);
      expect(await workspace.ctx.files.endOf(idOf(to))).toBe(0);
    }
  });

  it('leaves nothing when it is cancelled, also while it goes on', async () => {
    const to = await begin(1_000_000);
    const sent = addSlowly(to, 0, 1_000_000);
    sent.write(Buffer.alloc(1_000));
    await eventually(async () => expect(await workspace.ctx.files.endOf(idOf(to))).toBe(1_000));
    const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
    expect((await ask('DELETE', { to })).status).toBe(204);
    expect((await answered)[0].statusCode).toBe(404);
    sent.destroy();
    expect((await ask('HEAD', { to })).status).toBe(404);
    expect(await workspace.ctx.files.endOf(idOf(to))).toBe(0);
    expect(await files.in(workspace.ctx.db).findOne({ _id: idOf(to) })).toBeNull();
  });

  it('is one’s own: for others it is not there', async () => {
    const to = await begin(100);
    const bob = await addProgram(workspace.ctx);
    for (const method of ['HEAD', 'DELETE', 'PATCH'])
      expect((await ask(method, { to, as: bob, headers: { ...BYTES, 'upload-offset': '0' } })).status).toBe(
        404,
      );
    expect(await offsetOf(to)).toBe(0);
  });

  it('says what it speaks to whoever asks', async () => {
    const answer = await fetch(`${server.url}/files`, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload,termination,expiration',
      'tus-max-size': String(8 * 1024 * 1024),
    });
  });
});

describe('two connections of one upload', () => {
  it('do not both add to it: the older one gives way', async () => {
    const bytes = randomBytes(500_000);
    const to = await begin(bytes.length);
    const older = addSlowly(to, 0, bytes.length);
    older.write(bytes.subarray(0, 100_000));
    await eventually(async () => expect(await workspace.ctx.files.endOf(idOf(to))).toBe(100_000));
    const answered = once(older, 'response') as Promise<[IncomingMessage]>;
    expect((await add(to, 100_000, bytes.subarray(100_000))).status).toBe(204);
    expect((await answered)[0].statusCode).toBe(423);
    older.destroy();
    expect((await storedBytes(idOf(to))).equals(bytes)).toBe(true);
  });
});
