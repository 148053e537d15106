import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/run-step.mjs';
import { startServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';

/** Runs `node start.mjs` to its end. */
async function start(env: Record<string, string>, nodeArgs: readonly string[] = []) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [...nodeArgs, 'start.mjs'], {
    cwd: root,
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

test('every wrong variable is named at once, with what it got and what it takes', async () => {
  const { code, output } = await start({
    PORT: 'eighty',
    SIGNUP: 'maybe',
    PUBLIC_URL: 'parley',
    RATE_LIMITS: '1',
  });
  expect(code).toBe(1);
  for (const text of [
    'PORT',
    'eighty',
    'SIGNUP',
    'maybe',
    'open, invite or closed',
    'PUBLIC_URL',
    'RATE_LIMITS',
  ]) {
    expect(output).toContain(text);
  }
  expect(output).not.toContain('is ready at');
  expect(output).not.toMatch(/^\s+at /m);
});

test('a taken port is named, with the variable that changes it', async () => {
  const server = await startServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-port-'));
  try {
    const { code, output } = await start({ PORT: server.env.PORT ?? '', DATA_DIR: folder });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${server.env.PORT} is taken`);
    expect(output).toMatch(/set PORT/i);
  } finally {
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a data folder that cannot be written is named, with the variable that changes it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-folder-'));
  try {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const { code, output } = await start({ DATA_DIR: path.join(file, 'data'), PORT: '0' });
    expect(code).toBe(1);
    expect(output).toContain('DATA_DIR');
    expect(output).toContain(file);
    expect(output).not.toMatch(/^\s+at /m);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('an old Node says what is needed', async () => {
  const pretend = "Object.defineProperty(process.versions, 'node', { value: '14.21.3' })";
  const { code, output } = await start({}, [
    '--import',
    `data:text/javascript,${encodeURIComponent(pretend)}`,
  ]);
  expect(code).toBe(1);
  expect(output).toContain('20.19 or later');
  expect(output).toContain('14.21.3');
});
