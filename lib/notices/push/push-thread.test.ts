import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CERTIFICATE, KEY } from '../../testing/push-service/certificate.ts';
import { startPushService } from '../../testing/push-service/push-service.ts';
import { createPushThread, type PushOrder } from './push-thread.ts';

/** A service that says nothing to `/silent`, and takes all else. */
let server: Server;
let origin: string;
/** A push to an address of the service. */
let pushTo: (path: string) => PushOrder;

beforeAll(async () => {
  server = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    if (request.url !== '/silent') response.writeHead(201).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `https://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  const service = await startPushService();
  const { keys } = service.addDevice().subscription;
  await service.close();
  pushTo = (path) => ({
    kind: 'named',
    subscription: { endpoint: `${origin}${path}`, keys },
    payload: '{}',
    options: { TTL: 60 },
  });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

it('rejects what was under way when the thread ends, and posts the next push all the same', async () => {
  const thread = createPushThread({ ca: CERTIFICATE });
  const silent = thread.post(pushTo('/silent'));
  const isAsked = once(server, 'request');
  const rejected = expect(silent).rejects.toThrow('has ended');
  await isAsked;
  await thread.close();
  await rejected;
  expect(await thread.post(pushTo('/taken'))).toEqual({ status: 201, retryAfter: null });
  await thread.close();
});

it('says why a push could not be posted', async () => {
  const thread = createPushThread({ ca: CERTIFICATE });
  const inside = thread.post({ ...pushTo('/taken'), kind: 'known' });
  await expect(inside).rejects.toThrow('does not lead to public addresses only');
  const subscription = { ...pushTo('/taken').subscription, keys: { p256dh: 'x', auth: 'y' } };
  await expect(thread.post({ ...pushTo('/taken'), subscription })).rejects.toThrow('p256dh');
  await thread.close();
});
