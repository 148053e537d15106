import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as SocketServer } from 'socket.io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '@/app/_doctor/run-checks.ts';
import { createOwnToken } from '../../accounts/tokens/create-own-token.ts';
import type { Check } from '../../contract/doctor/check.ts';
import { createFrontServer } from '../../server/front-server.ts';
import { openSocketServer } from '../../socket/open-socket-server.ts';
import { type Fault, faults, type RealProxyName, realProxies } from '../../testing/proxies/proxy-settings.ts';
import { startProxy } from '../../testing/proxies/start-proxy.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { CLIENT_ADDRESS_HEADER } from '../client-info.ts';
import { clientAddress } from '../proxy/client-address.ts';
import { answerRaw } from '../raw/raw-route.ts';
import { refuseMethod } from '../refuse-method.ts';
import { doctorRoutes } from './doctor-routes.ts';

/** Long enough for a proxy that closes after two seconds. */
const HOLD_MS = 4_000;

let workspace: TestContext;
let front: ReturnType<typeof createFrontServer>;
let upstream = '';
let token = '';
beforeAll(async () => {
  workspace = await createTestContext({ TRUSTED_PROXIES: 'loopback' });
  const { ctx } = workspace;
  const inner: Server = createServer();
  await openSocketServer(ctx, new SocketServer(inner, { transports: ['websocket'] }));
  front = createFrontServer(ctx.env, {
    async handleRequest(request, response) {
      request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(ctx.env, request);
      if (await answerRaw(ctx, doctorRoutes, request, response)) return;
      if (await refuseMethod(ctx, request, response)) return;
      response.writeHead(404).end();
    },
    handleUpgrade: (request, socket, head) => void inner.emit('upgrade', request, socket, head),
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  upstream = `127.0.0.1:${(front.address() as AddressInfo).port}`;
  const ada = await addPerson(ctx, 'ada');
  ({ token } = await createOwnToken(ctx, ada, { label: 'doctor' }));
});
afterAll(async () => {
  front.close();
  front.closeAllConnections();
  await workspace.close();
});

/** The checks that fail at an address, by their names, with what they say. Its name and certificate are not tried here. */
async function failuresAt(url: string): Promise<Record<string, Check>> {
  const told: Record<string, Check> = {};
  const tell = (check: Check) => {
    told[check.name] = check;
  };
  await runChecks(url, tell, { holdMs: HOLD_MS, token });
  const failures = Object.entries(told).filter(
    ([name, { state }]) => state !== 'ok' && !['Address', 'https'].includes(name),
  );
  return Object.fromEntries(failures);
}

/** Which check finds a fault, and what its advice names. */
const found: Readonly<
  Record<Fault, { readonly name: string; readonly advice: Record<RealProxyName, string> }>
> = {
  upgrade: {
    name: 'Live connection',
    advice: {
      nginx: 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
      Caddy: 'reverse_proxy',
      Apache: 'upgrade=websocket',
      HAProxy: 'no rule that takes the Upgrade header away',
    },
  },
  body: {
    name: 'Large bodies',
    advice: {
      nginx: 'client_max_body_size 26m;',
      Caddy: 'remove request_body max_size',
      Apache: 'LimitRequestBody 0',
      HAProxy: 'remove the rule that denies large bodies',
    },
  },
  forwarded: {
    name: 'Your address',
    advice: {
      nginx: 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
      Caddy: 'remove header_up -X-Forwarded-For',
      Apache: 'remove "ProxyAddHeaders Off"',
      HAProxy: 'option forwardfor',
    },
  },
  hold: {
    name: 'Lasting connection',
    advice: {
      nginx: 'proxy_read_timeout 75s;',
      Caddy: '',
      Apache: 'ProxyTimeout 75',
      HAProxy: 'timeout tunnel 1h',
    },
  },
  buffering: {
    name: 'Buffering',
    advice: {
      nginx: 'proxy_buffering off; proxy_request_buffering off;',
      Caddy: 'remove buffer_requests, buffer_responses',
      Apache: 'no BUFFER filter',
      HAProxy: 'remove "option http-buffer-request"',
    },
  },
  methods: {
    name: 'Methods of CardDAV',
    advice: {
      nginx: 'remove limit_except',
      Caddy: 'remove the rule that refuses methods',
      Apache: 'AllowMethods',
      HAProxy: 'remove the rule that denies methods',
    },
  },
};

describe.each(Object.keys(realProxies) as RealProxyName[])('a real %s', (name) => {
  const { cannot, debian, program } = realProxies[name];
  const possible = faults.filter((fault) => !cannot.includes(fault));

  it('set up as it should be passes every check; each fault fails its own check alone, whose advice is what differs', async () => {
    expect(existsSync(program), `apt-get install ${debian}`).toBe(true);
    const proxy = await startProxy(name, upstream, possible);
    try {
      const [well, ...wrong] = await Promise.all(
        [null, ...possible].map((fault) => failuresAt(proxy.urlOf(fault))),
      );
      expect(well).toEqual({});
      for (const [index, fault] of possible.entries()) {
        const { name: check, advice } = found[fault];
        // Without a live connection there is none that could last.
        expect(wrong[index], fault).toEqual({
          [check]: expect.objectContaining({
            state: 'failed',
            advice: expect.stringContaining(advice[name]),
          }),
        });
      }
    } finally {
      await proxy.close();
    }
  }, 90_000);
});
