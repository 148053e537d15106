import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/run-step.mjs';
import { RestClient } from '../fixtures/rest.ts';
import { startServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';

const run = promisify(execFile);
const PASSWORD = 'analytical engine';

/** The lines of all shell examples of the page, as they are written there. */
function printedLines(): string[] {
  const page = readFileSync(path.join(root, 'docs/OPERATING.md'), 'utf8');
  return [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** What needs a container engine, or systemd: neither is where the tests run. */
const isElsewhere = (line: string) => /\bdocker\b|journalctl/.test(line);

test('the commands of docs/OPERATING.md work as printed', async () => {
  test.slow();
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-operating-'));
  const data = path.join(folder, 'data');
  const server = await startServer({ DATA_DIR: data });
  const rest = new RestClient(server.url);
  await rest.must('POST', '/users', { username: 'ada', displayName: 'Ada', password: PASSWORD });
  const { token } = await rest.must('POST', '/tokens', {
    username: 'ada',
    password: PASSWORD,
    scope: 'backup',
  });
  const env = { ...process.env, DATA_DIR: data, TOKEN: String(token) };
  const bash = async (text: string, cwd: string) =>
    (await run('bash', ['-euo', 'pipefail', '-c', text], { cwd, env, maxBuffer: 10 * 1024 * 1024 })).stdout;
  const lines = printedLines().filter((line) => !isElsewhere(line));
  const restores = lines.filter((line) => line.includes('npm run restore'));
  const commands = lines.filter((line) => line.includes('npm run ') && !restores.includes(line));
  const calls = lines.filter((line) => !line.includes('npm run '));
  expect([restores.length, commands.length, calls.length]).toEqual([2, 6, 2]);

  let said = '';
  for (const line of commands)
    said += await bash(line.replace('https://parley.example.org', server.url), root);
  expect(said).toContain('A restore was proved: 0 messages');
  expect(said).toMatch(/\/reset\/[\w-]+/);
  expect(said).toContain('Live connection: A WebSocket opens.');
  expect(said).toContain('All is well.');
  await bash(calls.join('\n').replaceAll('https://parley.example.org', server.url), folder);
  const [fetched = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tar'));
  expect(fetched).toMatch(/^parley-.+\.tar$/);

  await server.stop();
  for (const line of restores) {
    const command = line
      .replace(/parley-\S+\.tar/, path.join(folder, fetched))
      .replace('DATA_DIR=./data', `DATA_DIR=${data}`);
    if (!line.includes('--replace')) await rm(data, { recursive: true });
    expect(await bash(command, root)).toContain('Restored: ');
  }
  await server.dispose();
  await rm(folder, { recursive: true, force: true });
});
