import { choose, message } from '../fixtures/chat-steps.ts';
import { restAs } from '../fixtures/rest.ts';
import { nonce, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ serviceWorkers: 'allow' });

// A browser of these tests has no push service, and says so at each try to subscribe.
test.beforeEach(({ guard }) => guard.allow(/Push API in incognito mode/));

test('a message’s info says why one was notified', async ({ person, server }) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  const rest = await restAs(server.url, ben);
  const { items } = await rest.must('GET', '/conversations');
  const conversationId = String((items as { id: string }[])[0]?.id);
  const text = nonce('look');
  await rest.must('POST', `/conversations/${conversationId}/messages`, { clientId: 'm-1', body: text });
  await choose(message(asha.page, text), 'Info');
  const dialog = asha.page.getByRole('dialog', { name: 'Message info' });
  await expect(dialog.getByRole('heading', { name: 'Why was I notified?' })).toBeVisible();
  await expect(dialog).toContainText('it is a direct message');
});
