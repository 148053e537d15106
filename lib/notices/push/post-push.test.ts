import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { Agent, createServer, type Server } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicOnly } from '../../process/egress/public-only.ts';
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

it('asks at each connection where a name leads: one that changes its mind reaches nothing inside', async () => {
  const answers: LookupAddress[][] = [
    [{ address: '93.184.215.14', family: 4 }],
    [{ address: '127.0.0.1', family: 4 }],
    [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
    [{ address: '::ffff:127.0.0.1', family: 6 }],
    [],
  ];
  const lookup = publicOnly((_hostname, _options, callback) => callback(null, answers.shift() ?? []));
  await new Promise<void>((resolve, reject) => {
    lookup('push.example.org', {}, (error, address) => {
      if (error || address !== '93.184.215.14') reject(error ?? new Error(String(address)));
      else resolve();
    });
  });
  const agent = new Agent({ ca: CERTIFICATE, keepAlive: true, lookup });
  const before = connections;
  while (answers.length > 0) {
    await expect(postPush(agent, `https://localhost:${port}/taken`, push)).rejects.toThrow(
      'does not lead to public addresses only',
    );
  }
  expect(connections).toBe(before);
  agent.destroy();
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
