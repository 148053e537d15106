import type { APIResponse } from '@playwright/test';
import type { Person } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { expect, test } from '../fixtures/test.ts';

const PAGE = '<!doctype html><script>document.title = "ran"</script>';

/** A room of two with a file that the first sent; the other one's browser is signed in, at their own process. */
async function sentFile([ada, ben]: readonly [Person, Person], given: { name: string; bytes: string }) {
  const rest = await restAs(ada.url, ada);
  const room = {
    kind: 'room',
    name: `Room of ${ada.displayName}`,
    visibility: 'private',
    memberIds: [ben.id],
  };
  const { id, slug } = await rest.must('POST', '/conversations', room);
  const uploaded = await ada.context.request.post(`${ada.url}/api/v1/files`, {
    headers: { origin: ada.url },
    multipart: { file: { name: given.name, mimeType: 'image/jpeg', buffer: Buffer.from(given.bytes) } },
  });
  expect(uploaded.status()).toBe(201);
  const { id: fileId } = await uploaded.json();
  const input = { clientId: 'c-1', body: '', fileIds: [fileId] };
  const message = await rest.must('POST', `/conversations/${id}/messages`, input);
  const read = (who: Person, headers: Record<string, string> = {}): Promise<APIResponse> =>
    who.context.request.get(`${who.url}/api/v1/files/${fileId}`, { headers });
  return { rest, fileId: String(fileId), messageId: String(message.id), slug: String(slug), read };
}

test('a file is read by members at every process, and by nobody once its message or their membership ends', {
  tag: '@live',
}, async ({ person }) => {
  const people = [await person('Ada'), await person('Ben')] as const;
  const [ada, ben] = people;
  for (const end of ['message', 'membership'] as const) {
    const { rest, messageId, slug, read } = await sentFile(people, { name: 'notes.txt', bytes: 'the notes' });
    const first = await read(ben);
    expect(await first.text()).toBe('the notes');
    const has = { 'if-none-match': first.headers().etag ?? '' };
    expect((await read(ben, has)).status()).toBe(304);
    if (end === 'message') await rest.ask('DELETE', `/messages/${messageId}`);
    else await (await restAs(ben.url, ben)).ask('POST', `/rooms/${slug}/leave`);
    // At another process within a second, as everything that ends.
    await expect.poll(async () => (await read(ben, has)).status()).toBe(404);
    expect((await read(ben)).status()).toBe(404);
    expect((await read(ada)).status()).toBe(end === 'message' ? 404 : 200);
  }
});

test('signing out ends reading at once', async ({ person }) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const { read } = await sentFile([ada, ben], { name: 'notes.txt', bytes: 'the notes' });
  expect((await read(ben)).status()).toBe(200);
  const { items } = (await (await ben.context.request.get(`${ben.url}/api/v1/sessions`)).json()) as {
    items: { id: string }[];
  };
  expect(items).toHaveLength(1);
  const ended = await ben.context.request.delete(`${ben.url}/api/v1/sessions/${items[0]?.id}`, {
    headers: { origin: ben.url },
  });
  expect(ended.status()).toBe(204);
  expect((await read(ben)).status()).toBe(401);
});

test('a page that calls itself a picture is a download, opened by its address', async ({ person }) => {
  const people = [await person('Ada'), await person('Ben')] as const;
  const [, ben] = people;
  const { fileId } = await sentFile(people, { name: 'holiday.jpg', bytes: PAGE });
  const download = ben.page.waitForEvent('download');
  await ben.page.goto(`${ben.url}/api/v1/files/${fileId}`).catch(() => undefined);
  expect((await download).suggestedFilename()).toBe('holiday.jpg');
  expect(await ben.page.title()).not.toBe('ran');
});
