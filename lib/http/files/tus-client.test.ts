import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Upload, type UploadOptions } from 'tus-js-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { files } from '../../files/files.ts';
import { addProgram, type Program, type RawServer, startRawServer } from '../../testing/files/raw-server.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';

// The protocol as others understand it: tus-js-client, with nothing set but the address and the size of its pieces.

let workspace: TestContext;
let server: RawServer;
let ada: Program;
beforeAll(async () => {
  workspace = await createTestContext();
  server = await startRawServer(workspace.ctx);
});
afterAll(async () => {
  server.close();
  await workspace.close();
});
beforeEach(async () => {
  ada = await addProgram(workspace.ctx);
});

const bytes = randomBytes(3_000_000);

/** Uploads, and resolves to the address once all is there; `stopAfter` so many bytes it stops, as a page that is closed. */
function upload(options: Partial<UploadOptions> = {}, stopAfter = Number.POSITIVE_INFINITY) {
  return new Promise<string>((resolve, reject) => {
    const sent = new Upload(bytes, {
      endpoint: `${server.url}/files`,
      headers: { ...ada.auth },
      chunkSize: 1_000_000,
      metadata: { filename: 'Küche.bin', alt: 'Bytes' },
      retryDelays: null,
      onError: reject,
      onSuccess: () => resolve(sent.url ?? ''),
      onChunkComplete(_, accepted) {
        if (accepted >= stopAfter) void sent.abort().then(() => resolve(sent.url ?? ''));
      },
      ...options,
    });
    sent.start();
  });
}

async function expectFile(url: string): Promise<void> {
  const id = url.split('/').at(-1) ?? '';
  expect(await files.in(workspace.ctx.db).findOne({ _id: id })).toMatchObject({
    state: 'ready',
    name: 'Küche.bin',
    alt: 'Bytes',
    size: bytes.length,
  });
  const stored = await workspace.ctx.files.open(id);
  expect(stored && (await buffer(stored)).equals(bytes)).toBe(true);
}

it('uploads in pieces, and with the first one in its first call', async () => {
  await expectFile(await upload());
  await expectFile(await upload({ uploadDataDuringCreation: true }));
});

it('goes on where it stopped', async () => {
  const url = await upload({}, 1_000_000);
  expect(await workspace.ctx.files.endOf(url.split('/').at(-1) ?? '')).toBe(1_000_000);
  const begunAt: number[] = [];
  expect(await upload({ uploadUrl: url, onProgress: (sent) => begunAt.push(sent) })).toBe(url);
  expect(begunAt[0]).toBeGreaterThanOrEqual(1_000_000);
  await expectFile(url);
  // Asked for once more it is done already.
  expect(await upload({ uploadUrl: url })).toBe(url);
});

it('takes itself back', async () => {
  const url = await upload({}, 2_000_000);
  await Upload.terminate(url, { headers: { ...ada.auth } });
  expect(await files.in(workspace.ctx.db).findOne({ ownerId: ada.caller.userId })).toBeNull();
  expect(await workspace.ctx.files.endOf(url.split('/').at(-1) ?? '')).toBe(0);
});
