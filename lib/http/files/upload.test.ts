import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FileDoc, files } from '../../files/files.ts';
import { eventually } from '../../testing/eventually.ts';
import { addProgram, type Program, type RawServer, startRawServer } from '../../testing/files/raw-server.ts';
import { hostileFileNames } from '../../testing/hostile-texts.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';

let workspace: TestContext;
let server: RawServer;
let url: string;

beforeAll(async () => {
  workspace = await createTestContext({ FILE_MAX: '8MB' });
  server = await startRawServer(workspace.ctx);
  url = `${server.url}/files`;
});
afterAll(async () => {
  server.close();
  await workspace.close();
});
afterEach(() => {
  server.changes.home = {};
});

const person = (scope?: 'read') => addProgram(workspace.ctx, scope);

function form(bytes: Uint8Array<ArrayBuffer>, name: string, fields: Record<string, string> = {}): FormData {
  const made = new FormData();
  made.append('file', new Blob([bytes]), name);
  for (const [field, value] of Object.entries(fields)) made.append(field, value);
  return made;
}

const send = ({ auth }: Program, body: FormData) => fetch(url, { method: 'POST', headers: auth, body });
const docsOf = ({ caller }: Program) => files.in(workspace.ctx.db).find({ ownerId: caller.userId }).toArray();

/** Everything in the home that belongs to these files. */
async function bytesOf(docs: readonly Pick<FileDoc, '_id'>[]): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of workspace.ctx.files.list()) names.push(name);
  return names.filter((name) => docs.some(({ _id }) => name.startsWith(_id)));
}

/** That of a person there is no document, and in the home nothing that has none. */
async function expectNothingOf(owner: Program): Promise<void> {
  expect(await docsOf(owner)).toEqual([]);
  const known = new Set((await files.in(workspace.ctx.db).find().toArray()).map(({ _id }) => _id));
  for await (const { name } of workspace.ctx.files.list())
    expect([name, known.has(name)]).toEqual([name, true]);
}

async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { status, code } = await answer.json();
  expect(status).toBe(answer.status);
  return { status, code };
}

describe('a file in one piece', () => {
  it('is stored as it came, described, and its uploader’s alone', async () => {
    const ada = await person();
    const bytes = randomBytes(3_000_000);
    const answer = await send(ada, form(bytes, 'plan of the garden.bin', { alt: 'A plan' }));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const file = await answer.json();
    expect(file).toMatchObject({
      name: 'plan of the garden.bin',
      kind: 'file',
      type: 'application/octet-stream',
      size: bytes.length,
      alt: 'A plan',
      image: null,
      hasThumbnail: false,
    });
    const hours = (Date.parse(file.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    const [doc] = await docsOf(ada);
    expect(doc).toMatchObject({ _id: file.id, state: 'ready', claim: null });
    expect(doc?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const stored = await workspace.ctx.files.open(file.id);
    expect(stored && (await buffer(stored)).equals(bytes)).toBe(true);
    const details = await fetch(`${url}/${file.id}/details`, { headers: ada.auth });
    expect(await details.json()).toEqual(file);
    const bob = await person();
    for (const [method, path] of [
      ['GET', '/details'],
      ['DELETE', ''],
    ] as const)
      expect((await fetch(`${url}/${file.id}${path}`, { method, headers: bob.auth })).status).toBe(404);
  });

  it('may have its other fields before or after it', async () => {
    const ada = await person();
    const before = new FormData();
    before.append('alt', 'first');
    before.append('keepsOriginal', 'true');
    before.append('file', new Blob(['x']), 'a.txt');
    expect(await (await send(ada, before)).json()).toMatchObject({ alt: 'first' });
    const after = await send(ada, form(Buffer.from('x'), 'a.txt', { alt: 'last', keepsOriginal: 'true' }));
    expect(await after.json()).toMatchObject({ alt: 'last' });
    expect((await docsOf(ada)).map(({ keepsOriginal }) => keepsOriginal)).toEqual([true, true]);
  });

  it('is refused, and nothing of it kept, when it is empty, too large or not one', async () => {
    const ada = await person();
    const twice = form(Buffer.from('x'), 'a');
    twice.append('file', new Blob(['y']), 'b');
    const none = new FormData();
    none.append('alt', 'nothing');
    const other = new FormData();
    other.append('photo', new Blob(['x']), 'a');
    const refused: [FormData, number, string][] = [
      [form(Buffer.alloc(0), 'empty'), 422, 'invalid'],
      [form(Buffer.alloc(8 * 1024 * 1024 + 1), 'large'), 413, 'too_large'],
      [form(Buffer.alloc(30 * 1024 * 1024), 'larger'), 413, 'too_large'],
      [twice, 422, 'invalid'],
      [none, 422, 'invalid'],
      [other, 422, 'invalid'],
      [form(Buffer.from('x'), 'a', { alt: 'x'.repeat(1_001) }), 422, 'invalid'],
      [form(Buffer.from('x'), 'a', { role: 'admin' }), 422, 'invalid'],
    ];
    for (const [body, status, code] of refused)
      expect(await problemOf(await send(ada, body))).toEqual({ status, code });
    await expectNothingOf(ada);
    const post = (headers: Record<string, string>, body = 'x') =>
      fetch(url, { method: 'POST', headers: { ...ada.auth, ...headers }, body });
    expect(await problemOf(await post({ 'content-type': 'application/json' }))).toMatchObject({
      status: 415,
    });
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=b'])
      expect(await problemOf(await post({ 'content-type': type }))).toEqual({
        status: 400,
        code: 'malformed_upload',
      });
    const cut = `--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhello`;
    expect(await problemOf(await post({ 'content-type': 'multipart/form-data; boundary=b' }, cut))).toEqual({
      status: 400,
      code: 'malformed_upload',
    });
    await expectNothingOf(ada);
  });

  it('has a name that every system takes, whatever was sent', async () => {
    const ada = await person();
    const names: string[] = [];
    for (const name of hostileFileNames) {
      const answer = await send(ada, form(Buffer.from('x'), name));
      expect(answer.status, name).toBe(201);
      names.push((await answer.json()).name);
    }
    for (const name of names) {
      expect(name).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069/\\"<>:*?|]{1,200}$/u);
      expect(name).not.toMatch(/^[.\s]|[.\s]$/);
    }
    expect(names[0]).toBe('passwd');
    expect(names).toContain('_CON.txt');
    expect(names.find((name) => name.startsWith('xxx'))).toMatch(/\.png$/);
  });

  it('that breaks off leaves nothing, and neither does one that fills the disk', async () => {
    const ada = await person();
    const sent = httpRequest(url, {
      method: 'POST',
      headers: { ...ada.auth, 'content-type': 'multipart/form-data; boundary=b' },
    });
    sent.on('error', () => undefined);
    sent.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n');
    sent.write(Buffer.alloc(100_000));
    await eventually(async () => expect(await bytesOf(await docsOf(ada))).toHaveLength(1));
    sent.destroy();
    await eventually(() => expectNothingOf(ada));

    server.changes.home = { room: async () => ({ free: 1024 ** 3 + 1_000_000, total: 10 * 1024 ** 3 }) };
    const full = await send(ada, form(Buffer.alloc(2_000_000), 'a'));
    expect(await problemOf(full)).toEqual({ status: 507, code: 'storage_full' });
    server.changes.home = {
      append: async () => {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    };
    const suddenly = await send(ada, form(Buffer.alloc(2_000_000), 'a'));
    expect(await problemOf(suddenly)).toEqual({ status: 507, code: 'storage_full' });
    await expectNothingOf(ada);
  });
});

describe('who may upload', () => {
  it('is whoever is signed in, by a token that writes', async () => {
    const body = () => form(Buffer.from('x'), 'a');
    expect(await problemOf(await fetch(url, { method: 'POST', body: body() }))).toEqual({
      status: 401,
      code: 'unauthenticated',
    });
    expect(await problemOf(await send(await person('read'), body()))).toEqual({
      status: 403,
      code: 'forbidden',
    });
  });

  it('is nobody with more than 20 unfinished uploads, or 1 GB that waits to be sent', async () => {
    const ada = await person();
    const begin = (size: number) =>
      fetch(url, {
        method: 'POST',
        headers: { ...ada.auth, 'tus-resumable': '1.0.0', 'upload-length': String(size) },
      });
    const begun = await Promise.all(Array.from({ length: 21 }, () => begin(100)));
    expect(begun.map(({ status }) => status).toSorted()).toEqual([...Array(20).fill(201), 409]);
    const one = begun.find(({ status }) => status === 201)?.headers.get('location') ?? '';
    await fetch(new URL(one, url), { method: 'DELETE', headers: ada.auth });
    expect((await begin(100)).status).toBe(201);
    await files
      .in(workspace.ctx.db)
      .updateMany({ ownerId: ada.caller.userId }, { $set: { state: 'ready', size: 54_000_000 } });
    expect(await problemOf(await begin(1_000_000))).toEqual({ status: 409, code: 'too_much_unsent' });
  });
});

describe('before it is sent', () => {
  it('a file can be renamed, described and removed', async () => {
    const ada = await person();
    const file = await (await send(ada, form(Buffer.from('hello'), 'a.txt'))).json();
    const patch = (body: object) =>
      fetch(`${url}/${file.id}`, {
        method: 'PATCH',
        headers: { ...ada.auth, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const changed = await patch({ alt: 'A greeting', name: '../b.txt' });
    expect(await changed.json()).toEqual({ ...file, alt: 'A greeting', name: 'b.txt' });
    expect(await (await patch({ alt: '' })).json()).toEqual({ ...file, name: 'b.txt' });
    expect(await problemOf(await patch({ type: 'text/html' }))).toMatchObject({ status: 422 });
    const remove = () => fetch(`${url}/${file.id}`, { method: 'DELETE', headers: ada.auth });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await patch({ alt: 'x' })).status).toBe(404);
    await expectNothingOf(ada);
  });

  it('means before: a file that was sent, or is being sent, cannot be changed any more', async () => {
    const ada = await person();
    for (const sent of [{ state: 'sent' as const }, { claim: 'conversation:client' }]) {
      const { id } = await (await send(ada, form(Buffer.from('hello'), 'a.txt'))).json();
      await files.in(workspace.ctx.db).updateOne({ _id: id }, { $set: sent });
      const answer = await fetch(`${url}/${id}`, { method: 'DELETE', headers: ada.auth });
      expect(await problemOf(answer)).toEqual({ status: 409, code: 'file_sent' });
      expect(await workspace.ctx.files.endOf(id)).toBe(5);
    }
  });
});
