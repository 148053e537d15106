import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerRaw } from '../http/raw/raw-route.ts';
import { readEnv } from '../process/env.ts';
import { addProgram, type Program } from '../testing/files/raw-server.ts';
import { createTestContext, type TestContext } from '../testing/test-context.ts';
import { createFrontServer } from './front-server.ts';
import { rawRoutes } from './raw-routes.ts';

let workspace: TestContext;
let server: ReturnType<typeof createFrontServer>;
let ada: Program;
let port = 0;
/** Requests that came through. */
let arrived = 0;
beforeAll(async () => {
  workspace = await createTestContext();
  ada = await addProgram(workspace.ctx);
  server = createFrontServer(readEnv({}), {
    async handleRequest(request, response) {
      arrived += 1;
      if (await answerRaw(workspace.ctx, rawRoutes, request, response)) return;
      request.resume().on('end', () => response.end('a page'));
    },
    handleUpgrade: (_, socket) => socket.destroy(),
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await workspace.close();
});
afterEach(() => void vi.useRealTimers());

interface Post {
  readonly path: string;
  readonly headers?: Record<string, string>;
}

/** A request whose body is not sent yet. */
function post({ path, headers = {} }: Post) {
  const sent = httpRequest({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path,
    headers: { 'content-length': '1000', ...headers },
  });
  sent.on('error', () => undefined);
  sent.flushHeaders();
  return sent;
}

describe('a client that asks before it sends a body', () => {
  const ask = { expect: '100-continue', 'content-type': 'multipart/form-data; boundary=b' };

  it('learns that a file is not wanted, instead of sending it', async () => {
    const sent = post({ path: '/api/v1/files', headers: ask });
    let isAskedOn = false;
    sent.on('continue', () => {
      isAskedOn = true;
    });
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect([answer.statusCode, isAskedOn]).toEqual([401, false]);
    sent.destroy();
  });

  it('is told to go on when it is, and wherever else a body goes', async () => {
    for (const headers of [{ ...ask, ...ada.auth }, ask]) {
      const sent = post({ path: 'authorization' in headers ? '/api/v1/files' : '/a/form', headers });
      await once(sent, 'continue');
      sent.destroy();
    }
  });
});

describe('a body that takes five minutes', () => {
  it('is cut off, unless it is a file', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const before = arrived;
    const form = post({ path: '/a/form' });
    const headers = { ...ada.auth, 'content-type': 'multipart/form-data; boundary=b' };
    const file = post({ path: '/api/v1/files', headers });
    const closed: string[] = [];
    form.on('close', () => closed.push('form'));
    file.on('close', () => closed.push('file'));
    form.write('x');
    file.write('--b\r\n');
    await vi.waitFor(() => expect(arrived).toBe(before + 2));
    vi.advanceTimersByTime(5 * 60 * 1000);
    await vi.waitFor(() => expect(closed).toEqual(['form']));
    file.destroy();
  });
});

describe('a request', () => {
  const ask = (headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/api/v1/files/nothing`, { headers });

  it('has an id of its own, which its answer and the log name', async () => {
    const [one, other] = [await ask(), await ask()];
    const [id, otherId] = [one, other].map(({ headers }) => headers.get('x-request-id'));
    expect(id).toMatch(/^[\da-z]+-[\da-z]+$/);
    expect(otherId).not.toBe(id);
    expect(await one.json()).toMatchObject({ code: 'unauthenticated' });
    const spoofed = await fetch(`http://127.0.0.1:${port}/api/v1/me`, {
      headers: { 'x-request-id': 'made up by a client' },
    });
    expect(spoofed.headers.get('x-request-id')).not.toContain('made up');
  });

  it('keeps the id that a trusted proxy gave it', async () => {
    const trusting = createFrontServer(readEnv({ TRUSTED_PROXIES: 'loopback' }), {
      handleRequest: (request, response) => response.end(request.headers['x-request-id']),
      handleUpgrade: (_, socket) => socket.destroy(),
    }).listen(0, '127.0.0.1');
    await once(trusting, 'listening');
    const url = `http://127.0.0.1:${(trusting.address() as AddressInfo).port}/`;
    const given = await fetch(url, { headers: { 'x-request-id': 'proxy-0123456789' } });
    expect([given.headers.get('x-request-id'), await given.text()]).toEqual([
      'proxy-0123456789',
      'proxy-0123456789',
    ]);
    trusting.close();
    trusting.closeAllConnections();
  });
});

it('an idle connection stays open for longer than proxies use it: a request must not meet its end', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  const [, seconds] = /timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThan(120);
});
