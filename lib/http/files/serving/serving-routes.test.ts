import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  request as ask,
  type ClientRequest,
  createServer,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetCallers } from '../../../accounts/callers/proven-callers.ts';
import { putAvatar } from '../../../accounts/profile/change-avatar.ts';
import { createOwnToken } from '../../../accounts/tokens/create-own-token.ts';
import { deleteToken } from '../../../accounts/tokens/delete-token.ts';
import { tokens } from '../../../accounts/tokens/tokens.ts';
import { newId } from '../../../contract/values/new-id.ts';
import { rightsCache } from '../../../conversations/rights.ts';
import { createRoom } from '../../../conversations/rooms/create-room.ts';
import { leaveRoom } from '../../../conversations/rooms/leave-room.ts';
import type { FileDoc } from '../../../files/files.ts';
import { deleteMessage } from '../../../messages/change/delete-message.ts';
import { sendMessage } from '../../../messages/send/send-message.ts';
import { addFile } from '../../../testing/files/add-file.ts';
import { samplePng } from '../../../testing/samples.ts';
import { addPerson, createTestContext, type TestContext } from '../../../testing/test-context.ts';
import type { Caller } from '../../../use-case/caller.ts';
import { answerRaw } from '../../raw/raw-route.ts';
import { answerUnchanged } from './answer-unchanged.ts';
import { servingRoutes } from './serving-routes.ts';

let workspace: TestContext;
let server: Server;
let url: string;
/** How many answers needed no waiting. */
let unchanged = 0;
/** The last answer to each address, as the server has it. */
const answers = new Map<string, ServerResponse>();

beforeAll(async () => {
  workspace = await createTestContext();
  // As the live path does, which hands on what changes.
  rightsCache(workspace.ctx).keep(() => true);
  server = createServer(async (request, response) => {
    answers.set(request.url ?? '', response);
    if (answerUnchanged(workspace.ctx, request, response)) {
      unchanged += 1;
      return;
    }
    if (!(await answerRaw(workspace.ctx, servingRoutes, request, response))) response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/files`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await workspace.close();
});

interface Person extends Caller {
  readonly tokenId: string;
  readonly auth: Readonly<Record<string, string>>;
}

async function person(): Promise<Person> {
  const caller = await addPerson(workspace.ctx, newId());
  const { id, token } = await createOwnToken(workspace.ctx, caller, { label: 'test' });
  return { ...caller, tokenId: id, auth: { authorization: `Bearer ${token}` } };
}

/** A room of two, with a file that the first sent. */
async function sentFile(given: Parameters<typeof addFile>[2] = {}) {
  const { ctx } = workspace;
  const [ada, ben] = [await person(), await person()];
  const room = { name: newId(), visibility: 'private' as const, memberIds: [ben.userId] };
  const { id: conversationId, slug } = await createRoom(ctx, ada, room);
  const file = await addFile(ctx, ada, given);
  const input = { conversationId, clientId: newId(), body: '', fileIds: [file._id] };
  const { message } = await sendMessage(ctx, ada, input);
  return { ada, ben, file, message, slug: slug ?? '' };
}

const get = (
  id: string,
  { auth }: Pick<Person, 'auth'>,
  headers: Record<string, string> = {},
  method = 'GET',
) => fetch(`${url}/${id}`, { method, headers: { ...auth, ...headers } });

async function thumbnail(file: FileDoc, bytes: Buffer): Promise<void> {
  await workspace.ctx.files.put(`${file._id}.thumbnail`, bytes);
}

const PNG = { name: 'Fluß.png', type: 'image/png', kind: 'image' } as const;
const bytes = randomBytes(100_000);

describe('a file', () => {
  it('comes whole, with what a browser must know of it', async () => {
    const { ben, file } = await sentFile({ ...PNG, bytes });
    const answer = await get(file._id, ben);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '100000',
      'content-disposition': `inline; filename="Flu_.png"; filename*=UTF-8''Flu%C3%9F.png`,
      'accept-ranges': 'bytes',
      etag: `"${file.sha256}"`,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
    });
    const head = await get(file._id, ben, { range: 'bytes=0-9' }, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '100000', '']);
  });

  it('comes in the part that is asked for', async () => {
    const { ben, file } = await sentFile({ bytes });
    const part = async (range: string, more: Record<string, string> = {}) => {
      const answer = await get(file._id, ben, { range, ...more });
      const got = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, range: answer.headers.get('content-range'), got };
    };
    expect(await part('bytes=10-19')).toEqual({
      status: 206,
      range: 'bytes 10-19/100000',
      got: bytes.subarray(10, 20),
    });
    expect(await part('bytes=-5')).toMatchObject({ status: 206, got: bytes.subarray(-5) });
    expect(await part('bytes=100000-')).toEqual({
      status: 416,
      range: 'bytes */100000',
      got: expect.anything(),
    });
    expect(await part('bytes=0-1,5-6')).toMatchObject({ status: 200, range: null });
    expect(await part('bytes=0-1', { 'if-range': `"${file.sha256}"` })).toMatchObject({ status: 206 });
    for (const tag of ['"other"', `W/"${file.sha256}"`, 'Sun, 29 Nov 2026 00:00:00 GMT'])
      expect(await part('bytes=0-1', { 'if-range': tag })).toMatchObject({ status: 200 });
  });

  it('that the caller has already costs no bytes, as long as they may read it', async () => {
    const { ctx } = workspace;
    const { ben, file, slug } = await sentFile({ ...PNG, bytes });
    const conditional = { 'if-none-match': `"${file.sha256}"` };
    await ctx.files.remove(file._id);
    for (const isKnown of [false, true]) {
      const before = unchanged;
      const again = await get(file._id, ben, conditional);
      expect([again.status, again.headers.get('etag')]).toEqual([304, `"${file.sha256}"`]);
      expect(again.headers.get('cache-control')).toBe('private, no-cache');
      expect(unchanged - before).toBe(isKnown ? 1 : 0);
    }
    expect((await get(file._id, ben, { 'if-none-match': '"other"' })).status).toBe(404);
    await leaveRoom(ctx, ben, { slug });
    expect((await get(file._id, ben, conditional)).status).toBe(404);
  });

  it('that the caller has already is gone with its message and with the end of their access', async () => {
    const { ctx } = workspace;
    const { ada, ben, file, message } = await sentFile({ ...PNG, bytes });
    const conditional = { 'if-none-match': `"${file.sha256}"` };
    const status = async (who: Person) => (await get(file._id, who, conditional)).status;
    expect([await status(ben), await status(ben), await status(ada)]).toEqual([304, 304, 304]);
    forgetCallers(ctx, ben.userId);
    await tokens.in(ctx.db).deleteOne({ _id: ben.tokenId });
    expect(await status(ben)).toBe(401);
    await deleteMessage(ctx, ada, { id: message.id });
    expect(await status(ada)).toBe(404);
  });

  it('has its thumbnail beside it, and a 404 where there is none', async () => {
    const { ben, file } = await sentFile({ ...PNG, bytes, hasThumbnail: true });
    await thumbnail(file, Buffer.from('small'));
    const small = await get(`${file._id}/thumbnail`, ben);
    expect([small.status, small.headers.get('content-type'), await small.text()]).toEqual([
      200,
      'image/webp',
      'small',
    ]);
    const conditional = { 'if-none-match': small.headers.get('etag') ?? '' };
    expect((await get(`${file._id}/thumbnail`, ben, conditional)).status).toBe(304);
    const plain = await sentFile();
    expect((await get(`${plain.file._id}/thumbnail`, plain.ben)).status).toBe(404);
  });

  it('is not there for strangers, without a sign-in, once its message is deleted or its room left', async () => {
    const { ctx } = workspace;
    const { ada, ben, file, message } = await sentFile({ ...PNG, hasThumbnail: true });
    await thumbnail(file, Buffer.from('small'));
    const stranger = await person();
    const statuses = async (who: Pick<Person, 'auth'>) =>
      await Promise.all(
        ['', '/thumbnail'].flatMap((path) =>
          ['GET', 'HEAD'].map(async (method) => (await get(`${file._id}${path}`, who, {}, method)).status),
        ),
      );
    const none = await get(newId(), stranger);
    const foreign = await get(file._id, stranger);
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).toBe(await none.text());
    expect(await statuses(stranger)).toEqual([404, 404, 404, 404]);
    expect(await statuses({ auth: {} })).toEqual([401, 401, 401, 401]);
    expect(await statuses(ben)).toEqual([200, 200, 200, 200]);
    await deleteMessage(ctx, ada, { id: message.id });
    expect(await statuses(ben)).toEqual([404, 404, 404, 404]);
    expect(await statuses(ada)).toEqual([404, 404, 404, 404]);
  });

  it('is its owner’s alone before it is sent', async () => {
    const [ada, ben] = [await person(), await person()];
    const { _id } = await addFile(workspace.ctx, ada);
    expect([(await get(_id, ada)).status, (await get(_id, ben)).status]).toEqual([200, 404]);
    const unfinished = await addFile(workspace.ctx, ada, { state: 'uploading' });
    expect((await get(unfinished._id, ada)).status).toBe(404);
  });

  it('may be the photo of a person, for everybody signed in', async () => {
    const [ada, ben] = [await person(), await person()];
    const photo = Buffer.from(samplePng(9, 9));
    const { avatarFileId } = await putAvatar(workspace.ctx, ada, { bytes: photo });
    const answer = await get(String(avatarFileId), ben);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
    const conditional = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await get(String(avatarFileId), ben, conditional)).status).toBe(304);
  });
});

describe('a long download', () => {
  type Sent = Awaited<ReturnType<typeof sentFile>>;

  /** Begins to read a file, and takes no more than its head. */
  async function begin(id: string, { auth }: Person): Promise<ClientRequest> {
    const request = ask(`${url}/${id}`, { headers: auth });
    request.on('error', () => undefined);
    request.end();
    await once(request, 'response');
    return request;
  }

  it.concurrent.each([
    ['membership', ({ ben, slug }: Sent) => leaveRoom(workspace.ctx, ben, { slug })],
    ['the token', ({ ben }: Sent) => deleteToken(workspace.ctx, ben, { id: ben.tokenId })],
    ['the message', ({ ada, message }: Sent) => deleteMessage(workspace.ctx, ada, { id: message.id })],
  ])('ends with %s', async (_what, lose) => {
    const sent = await sentFile({ bytes: Buffer.alloc(64 * 1024 * 1024) });
    const request = await begin(sent.file._id, sent.ben);
    const answer = answers.get(`/api/v1/files/${sent.file._id}`);
    await lose(sent);
    if (!answer?.destroyed) await once(answer as ServerResponse, 'close');
    expect(answer?.writableFinished).toBe(false);
    request.destroy();
  });

  it('reads no further when nobody takes it', async () => {
    const { ben, file } = await sentFile({ bytes: Buffer.alloc(64 * 1024 * 1024) });
    const opened = vi.spyOn(workspace.ctx.files, 'open');
    const request = await begin(file._id, ben);
    const source = await opened.mock.results[0]?.value;
    opened.mockRestore();
    request.destroy();
    if (!source?.closed) await new Promise((resolve) => source?.once('close', resolve));
    expect(source?.readableEnded).toBe(false);
  });
});
