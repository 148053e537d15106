import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyImageFiles } from '../../scripts/image-files.mjs';
import { expectConnected, expectSignedIn, makeCredentials } from '../fixtures/person.ts';
import { freePort, startProgram } from '../fixtures/program.ts';
import { expect, test } from '../fixtures/test.ts';

/** As the image runs, where bubblewrap is there: nothing can be written but /data and /tmp, as the user 10001, as process 1. */
function asInTheImage(app: string, data: string): readonly string[] {
  if (spawnSync('bwrap', ['--ro-bind', '/', '/', 'true']).status !== 0) return [];
  const namespaces = [
    '--unshare-user',
    '--uid',
    '10001',
    '--gid',
    '0',
    '--unshare-pid',
    '--as-pid-1',
    '--die-with-parent',
  ];
  const folders = ['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp'];
  return ['bwrap', ...namespaces, ...folders, '--ro-bind', app, app, '--bind', data, data, '--chdir', app];
}

test('the files of the image, alone in an empty folder, are enough for pages, live events, files and backups', async ({
  browser,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-image-'));
  const [app, data] = [path.join(folder, 'app'), await mkdtemp(path.join(tmpdir(), 'parley-image-data-'))];
  await copyImageFiles(app);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const box = asInTheImage(app, data);
  const isBoxed = box.length > 0;
  const [command = '', ...args] = [...box, process.execPath, 'dist/server.js'];
  const program = await startProgram({
    command,
    args,
    cwd: app,
    env: { NODE_ENV: 'production', HOME: '/tmp', PORT: port, DATA_DIR: data, RATE_LIMITS: 'off' },
    isReady: async (started) => started.output().includes(' is ready at '),
  });

  const host = await browser.newContext({ baseURL: url });
  const page = await host.newPage();
  const owner = makeCredentials('Olive');
  await page.goto('/welcome');
  await page.getByRole('textbox', { name: 'Name of the workspace' }).fill('In a box');
  await page.getByRole('textbox', { name: 'Username' }).fill(owner.username);
  await page.getByRole('textbox', { name: 'Display name' }).fill(owner.displayName);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expectSignedIn(page);
  await expectConnected(page);
  await page.goto('/admin');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/Last proved restore: .+ 0 messages/)).toBeVisible({ timeout: 60_000 });
  await host.close();

  const health = spawnSync(process.execPath, ['dist/healthcheck.js'], {
    cwd: app,
    env: { ...process.env, PORT: port },
  });
  expect(health.status).toBe(0);
  // Bubblewrap passes no signals on: the process in it gets this one itself, as a container's engine would send it.
  const inside = isBoxed
    ? readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8')
    : program.pid;
  process.kill(Number(inside), 'SIGTERM');
  await expect.poll(() => program.isRunning()).toBe(false);
  expect(await program.end('SIGTERM')).toBe(0);
  expect((await readdir(data)).sort()).toEqual(['backups', 'files', 'secret', 'store']);
  expect(
    spawnSync(process.execPath, ['dist/healthcheck.js'], { cwd: app, env: { ...process.env, PORT: port } })
      .status,
  ).toBe(1);
  await rm(folder, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
});
