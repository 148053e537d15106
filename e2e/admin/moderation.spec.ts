import { type Credentials, expectConnected, expectSignedIn, fillLogin } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { composer, expectLive, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

// The first person of each of these workspaces is its administrator.
test.describe.configure({ mode: 'serial' });

let boss: Credentials;

test('members find no admin panel, and none of its calls', { tag: '@live' }, async ({ person, server }) => {
  const admin = await person('Boss', { on: '/admin' });
  boss = admin;
  for (const name of ['Overview', 'People', 'Invitations', 'Rooms', 'Reports', 'Audit', 'Settings'])
    await expect(admin.page.getByRole('heading', { name, exact: true })).toBeVisible();
  const member = await person('Mia', { on: '/admin' });
  await expect(member.page.getByRole('heading', { name: 'For administrators' })).toBeVisible();
  const rest = await restAs(server.url, member);
  const document = await rest.must('GET', '/openapi.json');
  const paths = Object.entries(document.paths as Record<string, Record<string, object>>).filter(([path]) =>
    path.startsWith('/admin/'),
  );
  expect(paths.length).toBeGreaterThan(7);
  for (const [path, methods] of paths) {
    for (const method of Object.keys(methods)) {
      const address = path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
      const asMember = await rest.ask(method.toUpperCase(), address, method === 'get' ? undefined : {});
      expect([path, method, asMember.status]).toEqual([path, method, 404]);
      const stranger = await fetch(`${server.url}/api/v1${address}`, { method: method.toUpperCase() });
      expect([path, method, stranger.status]).toEqual([path, method, 401]);
    }
  }

  // A suspended person is covered within a second, and stays out; the administrator sees the panel change.
  const restBoss = await restAs(server.url, admin);
  const { id } = await rest.must('GET', '/me');
  const begun = Date.now();
  const covered = member.page.getByRole('dialog', { name: 'You are signed out' });
  const waiting = covered.waitFor({ timeout: 5_000 }).then(() => Date.now() - begun);
  await restBoss.must('PATCH', `/admin/users/${String(id)}`, { state: 'suspended', reason: 'A test' });
  expect(await waiting).toBeLessThan(2_000);
  expect((await rest.ask('GET', '/me')).status).toBe(401);
  await member.page.goto('/login');
  await member.page.getByRole('textbox', { name: 'Username' }).fill(member.username);
  await member.page.getByLabel('Password', { exact: true }).fill(member.password);
  await member.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(member.page.getByText(/This account is suspended/)).toBeVisible();
  const row = admin.page
    .getByRole('list', { name: 'Accounts' })
    .getByRole('listitem')
    .filter({ hasText: member.displayName });
  await expect(row.getByText('Suspended')).toBeVisible();
  await expect(admin.page.getByRole('list', { name: 'Audit entries' })).toContainText(
    `suspended ${member.displayName}`,
  );
});

for (const { kind, make, where } of [
  {
    kind: 'direct conversation',
    make: (benId: string) => ({ kind: 'direct', userId: benId }),
    where: 'in a direct conversation',
  },
  {
    kind: 'private room',
    make: (benId: string) => ({
      kind: 'room',
      name: 'Committee',
      visibility: 'private',
      memberIds: [benId],
    }),
    where: 'in Committee',
  },
]) {
  test(`a message of a ${kind} is reported, and handled live`, { tag: '@live' }, async ({
    browser,
    person,
    server,
  }) => {
    const [ada, ben] = [await person('Ada'), await person('Ben')];
    const [restAda, restBen] = [await restAs(server.url, ada), await restAs(server.url, ben)];
    const benId = String((await restBen.must('GET', '/me')).id);
    const conversation = String((await restAda.must('POST', '/conversations', make(benId))).id);
    await ada.page.goto(`/chat/${conversation}`);
    await expectConnected(ada.page);
    await ben.page.goto(`/chat/${conversation}`);
    await expectConnected(ben.page);
    await sendByEnter(ben.page, 'Something nasty');
    const log = ada.page.getByRole('log', { name: 'Messages' });
    await log.getByText('Something nasty').hover();
    await log.getByRole('button', { name: 'Message options' }).last().click();
    await ada.page.getByRole('menuitem', { name: 'Report…' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Report this message' });
    await expect(dialog).toContainText('five messages before and after');
    await dialog.getByRole('combobox', { name: 'Reason' }).selectOption('harassment');
    await dialog.getByRole('button', { name: 'Report' }).click();
    await expect(ada.page.getByText('Reported to the administrators.')).toBeVisible();

    const context = await browser.newContext({ baseURL: server.url });
    const admin = await context.newPage();
    await admin.goto('/login?next=/admin');
    await fillLogin(admin, boss);
    await expectSignedIn(admin);
    const report = admin.getByRole('list', { name: 'Reported messages' }).getByRole('listitem').first();
    await expect(report).toContainText(`Harassment, reported by ${ada.displayName}`);
    await expect(report).toContainText(where);
    // The snapshot is all that an administrator sees of it.
    const restBoss = await restAs(server.url, boss);
    expect((await restBoss.ask('GET', `/conversations/${conversation}/messages`)).status).toBe(404);
    await report.getByRole('button', { name: 'Delete message' }).click();
    await expect(admin.getByText('No open reports.')).toBeVisible();
    await expect(log.getByText('Something nasty')).toBeHidden();
    await expect(
      ada.page.getByText('An administrator handled the message that you reported.'),
    ).toBeAttached();
    await context.close();
  });
}

test('a blocked person cannot write, and the one who blocks can take it back', { tag: '@live' }, async ({
  person,
  server,
}) => {
  const [cleo, dan] = [await person('Cleo'), await person('Dan')];
  const [restCleo, restDan] = [await restAs(server.url, cleo), await restAs(server.url, dan)];
  const danId = String((await restDan.must('GET', '/me')).id);
  const id = String((await restCleo.must('POST', '/conversations', { kind: 'direct', userId: danId })).id);
  for (const { page } of [cleo, dan]) {
    await page.goto(`/chat/${id}`);
    await expectConnected(page);
  }
  await cleo.page.getByRole('button', { name: 'Details', exact: true }).click();
  await cleo.page.getByRole('button', { name: `Block ${dan.displayName}` }).click();
  await cleo.page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(cleo.page.getByText(`You blocked ${dan.displayName}.`)).toBeVisible();
  const refused = await restDan.ask('POST', `/conversations/${id}/messages`, { clientId: 'a', body: 'hi' });
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'not_accepted']);
  // Both pages are open all the time: each shows the other again at once, and that they are typing.
  const [ofDan, ofCleo] = [cleo.page.locator('main header'), dan.page.locator('main header')];
  await expect(ofCleo.getByText('Offline')).toBeVisible();
  await cleo.page.getByRole('button', { name: 'Unblock' }).first().click();
  await expectLive(ofDan.getByText('Online'));
  await expectLive(ofCleo.getByText('Online'));
  for (const [writer, header] of [
    [dan.page, ofDan],
    [cleo.page, ofCleo],
  ] as const) {
    await expect(composer(writer)).toBeEditable();
    await composer(writer).pressSequentially('he');
    await expectLive(header.getByText('typing…'));
  }
  expect(
    (await restDan.ask('POST', `/conversations/${id}/messages`, { clientId: 'b', body: 'hi' })).status,
  ).toBe(201);
});
