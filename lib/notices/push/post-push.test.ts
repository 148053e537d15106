import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CERTIFICATE, KEY } from '../../testing/push-service/certificate.ts';
import { postPush } from './post-push.ts';
import { createPushAgents } from './push-agents.ts';

let server: Server;
let port: number;
let connections = 0;
const agents = createPushAgents({ ca: CERTIFICATE });
const push = { headers: { TTL: 60 }, body: Buffer.from('encrypted') };

beforeAll(async () => {
  server = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    if (request.url === '/taken') response.writeHead(201).end();
    if (request.url === '/busy') response.writeHead(429, { 'retry-after': '30' }).end();
    // To any other address it says nothing.
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  agents.known.destroy();
  agents.named.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

it('answers what the service said', async () => {
  const post = (path: string) => postPush(agents.named, `https://localhost:${port}${path}`, push);
  expect(await post('/taken')).toEqual({ status: 201, retryAfter: null });
  expect(await post('/busy')).toEqual({ status: 429, retryAfter: '30' });
});

it('connects to no name that leads inside, unless it is named', async () => {
  const before = connections;
  await expect(postPush(agents.known, `https://localhost:${port}/taken`, push)).rejects.toThrow(
    'does not lead to public addresses only',
  );
  expect(connections).toBe(before);
});

it('gives up a service that never answers, and one whose certificate is not trusted', async () => {
  await expect(postPush(agents.named, `https://localhost:${port}/silent`, push, 100)).rejects.toMatchObject({
    name: 'AbortError',
  });
  const strict = createPushAgents();
  await expect(postPush(strict.named, `https://localhost:${port}/taken`, push)).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  strict.named.destroy();
});
