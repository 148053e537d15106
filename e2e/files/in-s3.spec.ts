import { createHash } from 'node:crypto';
import { startS3Server } from '../../lib/testing/files/s3-server.ts';
import { message, openBoth } from '../fixtures/chat-steps.ts';
import {
  attachment,
  bytesFile,
  chooseFiles,
  expectDrawn,
  holdUploads,
  pictureFile,
} from '../fixtures/file-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { startServer } from '../fixtures/server.ts';
import { nonce, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('with an S3 store pictures are sent and seen, and an upload goes on after a kill', async ({
  guard,
  person,
}) => {
  test.slow();
  guard.allowLostServer();
  const bucket = await startS3Server();
  const server = await startServer({ FILES_S3: bucket.uri });
  try {
    const asha = await person('Asha', { at: server, on: '/people' });
    const ben = await person('Ben', { at: server, on: '/people' });
    const conversationId = await openBoth(asha, ben);
    await chooseFiles(asha.page, await pictureFile(asha.page, 'kite.png'));
    const first = nonce('a picture');
    await sendByEnter(asha.page, first);
    await expectDrawn(message(ben.page, first).getByRole('img'));

    const file = bytesFile('plan.bin', 9_000_000);
    const letGo = await holdUploads(asha.page);
    await chooseFiles(asha.page, file);
    // Its first piece is up, which is twice as large when the picture before it went up fast.
    await expect(attachment(asha.page, file.name).getByText(/\b(5|11) %/)).toBeVisible();
    const second = nonce('through a crash');
    await sendByEnter(asha.page, second);
    await server.kill9();
    await letGo();
    await server.restart();
    for (const { page } of [asha, ben])
      await expect(async () => expectConnected(page)).toPass({ timeout: 45_000 });
    await expect(message(ben.page, second)).toContainText(file.name, { timeout: 60_000 });
    const { items } = await (
      await ben.context.request.get(`${server.url}/api/v1/conversations/${conversationId}/messages`)
    ).json();
    const served = await ben.context.request.get(`${server.url}/api/v1/files/${items[1].files[0].id}`);
    expect(digest(await served.body())).toBe(digest(file.buffer));
  } finally {
    await server.dispose();
    await bucket.close();
  }
});
