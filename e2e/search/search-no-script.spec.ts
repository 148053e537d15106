import { joinWithoutPages, makeCredentials } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript messages are searched, filtered and turned over page by page', async ({
  page,
  context,
  server,
}) => {
  const asha = makeCredentials('Asha');
  await joinWithoutPages(context, server.url, asha);
  const rest = await restAs(server.url, asha);
  const room = await rest.must('POST', '/conversations', {
    kind: 'room',
    name: nonce('Room'),
    visibility: 'public',
  });
  const word = nonce('beryl').replace(' ', '');
  for (let index = 1; index <= 30; index += 1)
    await rest.must('POST', `/conversations/${room.id}/messages`, {
      clientId: `m-${index}`,
      body: `${word} ${index}.`,
    });
  await page.goto('/search');
  await page.getByRole('searchbox', { name: 'Search messages' }).fill(word);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results).toHaveCount(25);
  await expect(results.first()).toContainText(`${word} 30.`);
  await page.getByRole('button', { name: 'More results' }).click();
  await expect(results).toHaveCount(5);
  await page.goto(`/search?q=${word}&has=link`);
  await expect(page.getByText('No message found')).toBeVisible();
});
