import { createHash } from 'node:crypto';
import { message, openBoth } from '../fixtures/chat-steps.ts';
import { bytesFile, chooseFiles } from '../fixtures/file-steps.ts';
import { startNginx } from '../fixtures/nginx.ts';
import { nonce, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a file of 50 MB goes up through an nginx that was left as it comes', async ({
  guard,
  person,
  server,
}) => {
  test.slow();
  // It refuses a piece above 1 MB, and the page goes on with smaller ones.
  guard.allow(/413/);
  const nginx = await startNginx(server.url);
  try {
    const behind = { ...server, url: nginx.url };
    const asha = await person('Asha', { at: behind, on: '/people' });
    const ben = await person('Ben', { at: behind, on: '/people' });
    const conversationId = await openBoth(asha, ben);
    const file = bytesFile('film of the sea.bin', 50_000_000);
    await chooseFiles(asha.page, file);
    const text = nonce('a long film');
    await sendByEnter(asha.page, text);
    await expect(message(ben.page, text)).toContainText(file.name, { timeout: 90_000 });
    const address = `${nginx.url}/api/v1/conversations/${conversationId}/messages`;
    const { items } = await (await ben.context.request.get(address)).json();
    const served = await ben.context.request.get(`${nginx.url}/api/v1/files/${items[0].files[0].id}`);
    expect(digest(await served.body())).toBe(digest(file.buffer));
    // They ask nginx for nothing any more when it ends.
    for (const { page } of [asha, ben]) await page.goto('about:blank');
  } finally {
    await nginx.close();
  }
});
