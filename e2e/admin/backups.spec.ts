import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtPath } from '../../scripts/build.mjs';
import { expectAccessible } from '../fixtures/axe.ts';
import { expectSignedIn, fillLogin, makeCredentials } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { startServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';

test('an administrator makes a backup, downloads it, and another machine starts from it', async ({
  browser,
}) => {
  const server = await startServer();
  const owner = makeCredentials('Olive');
  const signUp = await fetch(`${server.url}/api/v1/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      username: owner.username,
      displayName: owner.displayName,
      password: owner.password,
    }),
  });
  expect(signUp.status).toBe(201);
  const rest = await restAs(server.url, owner);
  await rest.must('POST', '/contacts', { name: 'Mary Somerville' });

  const host = await browser.newContext({ baseURL: server.url });
  const page = await host.newPage();
  await page.goto('/login?next=/admin');
  await fillLogin(page, owner);
  await expect(page.getByRole('heading', { name: 'Backups' })).toBeVisible();
  await expect(page.getByText('No restore was proved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/Last proved restore: .+ 0 messages, 0 files, \d+ s/)).toBeVisible({
    timeout: 60_000,
  });
  const list = page.getByRole('list', { name: 'Backups' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText('began a backup')).toBeVisible();
  await expectAccessible(page);

  const downloading = page.waitForEvent('download');
  await list.getByRole('button', { name: /^Download the backup/ }).click();
  const download = await downloading;
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-restored-'));
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await host.close();
  await server.dispose();

  const DATA_DIR = path.join(folder, 'data');
  const said = execFileSync(process.execPath, [builtPath('restore.js'), file], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR },
  });
  expect(said).toContain('1 people, 1 contacts');
  const restored = await startServer({ DATA_DIR });
  const elsewhere = await browser.newContext({ baseURL: restored.url });
  const again = await elsewhere.newPage();
  await again.goto('/login?next=/contacts');
  await fillLogin(again, owner);
  await expectSignedIn(again);
  await expect(again.getByText('Mary Somerville')).toBeVisible();
  await elsewhere.close();
  await restored.dispose();
  await rm(folder, { recursive: true, force: true });
});
