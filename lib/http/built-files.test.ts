import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBuiltFiles } from './built-files.ts';

const SCRIPT = 'console.log("hello");';

describe('built files', () => {
  let folder: string;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'parley-built-'));
    await mkdir(path.join(folder, 'chunks'));
    await writeFile(path.join(folder, 'chunks/a.js'), SCRIPT);
    await writeFile(path.join(folder, 'chunks/a.js.br'), brotliCompressSync(SCRIPT));
    await writeFile(path.join(folder, 'chunks/b.js'), SCRIPT);
    const answer = openBuiltFiles(folder);
    server = createServer(async (request, response) => {
      if (!(await answer(request, response))) response.end('Next');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const get = (address: string, accepts: string, method = 'GET') =>
    fetch(`${url}/_next/static/${address}`, { method, headers: { 'accept-encoding': accepts } });

  it('come compressed to a browser that takes Brotli, and may be kept for good', async () => {
    const answer = await get('chunks/a.js', 'gzip, deflate, br, zstd');
    expect(await answer.text()).toBe(SCRIPT);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'application/javascript; charset=UTF-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  });

  it('have an empty body for HEAD', async () => {
    const answer = await get('chunks/a.js', 'br', 'HEAD');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toBe('');
  });

  it.each([
    ['a browser that does not take Brotli', 'chunks/a.js', 'gzip'],
    ['one that refuses it', 'chunks/a.js', 'gzip, br;q=0'],
    ['a file without a twin', 'chunks/b.js', 'br'],
    ['a file that is not there', 'chunks/c.js', 'br'],
    ['a way out of the folder', 'chunks/..%2f..%2fa.js', 'br'],
  ])('leave %s to Next', async (_what, address, accepts) => {
    expect(await (await get(address, accepts)).text()).toBe('Next');
  });
});
