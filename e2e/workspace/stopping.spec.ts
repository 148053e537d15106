import { once } from 'node:events';
import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { makeCredentials } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { startServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';

test('a process that is asked to stop says so at first, serves on for a while, and tells its sockets when to come back', async () => {
  const server = await startServer();
  const ada = makeCredentials('Ada');
  const { username, displayName, password } = ada;
  await fetch(`${server.url}/api/v1/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, displayName, password }),
  });
  const rest = await restAs(server.url, ada);
  const { token } = await rest.must('POST', '/tokens', { username, password });
  const socket = io(server.url, { auth: { token }, reconnection: false });
  await once(socket as never, 'connect');
  const told = once(socket as never, 'server:stopping');
  const closed = once(socket as never, 'disconnect');

  const ended = server.stop();
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect(await (await fetch(`${server.url}/readyz`)).text()).toContain('this process stops');
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await rest.must('POST', '/contacts', { name: 'Saved while it stops' });
  expect(await told).toEqual([{ returnAfterMs: expect.any(Number) }]);
  await closed;
  expect(await ended).toBe(0);
  await server.dispose();
});

test('with a certificate of its own it is reached by https, with cookies and headers for it', async () => {
  const pair = (part: string) =>
    fileURLToPath(new URL(`../../lib/testing/tls/first.${part}.pem`, import.meta.url));
  const server = await startServer({
    PUBLIC_URL: 'https://localhost',
    TLS_CERT: pair('cert'),
    TLS_KEY: pair('key'),
  });
  const { port } = new URL(server.url);
  const asked = request({ host: '127.0.0.1', port, path: '/login', rejectUnauthorized: false });
  asked.end();
  const [answer] = await once(asked, 'response');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['strict-transport-security']).toContain('max-age=');
  answer.resume();
  await server.dispose();
});
