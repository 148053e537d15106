import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listStoredBackups } from '../../lib/backup/keep/backup-notes.ts';
import { builtPath } from '../../scripts/build.mjs';

import { expectAccessible } from '../fixtures/axe.ts';
import { expectConnected, fillLogin, makeCredentials } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { startServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';

const PASSPHRASE = 'eleven blue lanterns';

test('a backup is restored on the welcome page of an empty workspace, which starts anew on it', async ({
  browser,
  guard,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-moved-'));
  const old = await startServer({ BACKUP_DIR: folder, BACKUP_PASSPHRASE: PASSPHRASE });
  const owner = makeCredentials('Olive');
  const { username, displayName, password } = owner;
  await fetch(`${old.url}/api/v1/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, displayName, password }),
  });
  await (await restAs(old.url, owner)).must('POST', '/contacts', { name: 'Mary Somerville' });
  execFileSync(process.execPath, [builtPath('backup.js')], { env: { ...process.env, ...old.env } });
  await old.dispose();
  const [backup] = await listStoredBackups(folder);
  const file = path.join(folder, backup?.id ?? '');

  const fresh = await startServer();
  const context = await browser.newContext({ baseURL: fresh.url });
  await guard.watch(context);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByText('Restore from a backup').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('Choose the file of a backup first.')).toBeVisible();
  await page.getByLabel('Backup', { exact: true }).setInputFiles(file);
  await page.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/is not the one that this backup was made with/)).toBeVisible({
    timeout: 30_000,
  });

  guard.allowLostServer();
  // Once there are accounts there is nothing to restore any more: that is how the page knows.
  guard.allow(/status of (?:404|503)/);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible({ timeout: 60_000 });
  await fillLogin(page, owner);
  await expectConnected(page);
  await page.goto('/contacts');
  await expect(page.getByText('Mary Somerville')).toBeVisible();
  expect((await fetch(`${fresh.url}/api/v1/restore`)).status).toBe(404);

  await context.close();
  // Whoever started it ends it as before.
  expect(await fresh.stop()).toBe(0);
  await expect(fetch(`${fresh.url}/healthz`)).rejects.toThrow();
  await fresh.dispose();
  await rm(folder, { recursive: true, force: true });
});
