import { expectConnected } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { openDirect, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('quiet hours: the sender sees that it arrives silently, and may notify all the same', async ({
  person,
  server,
}) => {
  const ravi = await person('Ravi', { on: '/settings' });
  const asha = await person('Asha');
  await ravi.page.getByRole('checkbox', { name: /^Quiet hours/ }).check();
  await expect(ravi.page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await expect(ravi.page.getByLabel('Monday from')).toHaveValue('22:00');
  const rest = await restAs(server.url, ravi);
  const day = { from: '00:00', to: '00:00' };
  const days = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  await rest.must('PATCH', '/me', {
    settings: { quietHours: { timeZone: 'Asia/Kolkata', days, isShownToSenders: true, allowsUrgent: true } },
  });
  await openDirect(asha, ravi);
  await expectConnected(asha.page);
  await expect(asha.page.getByText(/^\d\d:\d\d for .*It arrives silently\.$/)).toContainText(
    ravi.displayName,
  );
  const anyway = asha.page.getByRole('button', { name: 'Notify anyway' });
  await expect(anyway).toHaveCount(0);
  await sendByEnter(asha.page, 'The house is on fire');
  await anyway.click();
  await expect(asha.page.getByText('Notified.', { exact: true })).toBeVisible();
});
