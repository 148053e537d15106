import { once } from 'node:events';
import {
  request as ask,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '@/app/_doctor/run-checks.ts';
import { users } from '../../accounts/users.ts';
import { checkInstallation } from '../../admin/doctor/check-installation.ts';
import { checkPushServices } from '../../admin/doctor/check-push-services.ts';
import type { Check, SeenRequest } from '../../contract/doctor/check.ts';
import { judgeAddress, judgeClientAddress, judgeClocks } from '../../contract/doctor/judge.ts';
import { proxyOf } from '../../contract/doctor/proxies.ts';
import { noteHealth, ownHealth } from '../../presence/process-health.ts';
import { readEnv } from '../../process/env.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { type LiveProcess, openLiveProcess } from '../../testing/two-processes.ts';
import { answerRaw } from '../raw/raw-route.ts';
import { doctorRoutes } from './doctor-routes.ts';

let workspace: TestContext;
let live: LiveProcess;
let parley: Server;
const proxies: Server[] = [];
beforeAll(async () => {
  workspace = await createTestContext();
  live = await openLiveProcess(workspace.ctx);
  parley = createServer(async (request, response) => {
    if (!(await answerRaw(workspace.ctx, doctorRoutes, request, response))) response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(parley, 'listening');
});
afterEach(() => {
  for (const proxy of proxies.splice(0)) {
    proxy.close();
    proxy.closeAllConnections();
  }
});
afterAll(async () => {
  parley.close();
  parley.closeAllConnections();
  await live.close();
  await workspace.close();
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

interface ProxySettings {
  /** What it says that it is. */
  readonly server?: string;
  readonly bodyMax?: number;
  readonly says?: Readonly<Record<string, string>>;
  readonly passesUpgrades?: boolean;
}

/** A proxy in front of Parley's calls and its live server, set up well or badly. */
async function openProxy({
  server = 'nginx',
  bodyMax = 1e9,
  says = {},
  passesUpgrades = true,
}: ProxySettings) {
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) > bodyMax) {
      request.resume();
      response.writeHead(413, { server, 'content-type': 'text/html' }).end('<h1>413</h1>');
      return;
    }
    const { method, url, headers } = request;
    const onward = ask({
      port: portOf(parley),
      host: '127.0.0.1',
      method,
      path: url,
      headers: { ...headers, ...says },
    });
    request.pipe(onward);
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, server });
      answer.pipe(response);
    });
  };
  const proxy = createServer(pass);
  proxy.on('upgrade', (request, socket, head) => {
    if (!passesUpgrades) return socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const { method, url, rawHeaders } = request;
    const onward = connect(live.port, '127.0.0.1');
    const lines = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
    onward.write(`${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
  });
  proxies.push(proxy.listen(0, '127.0.0.1'));
  await once(proxy, 'listening');
  return `http://127.0.0.1:${portOf(proxy)}`;
}

async function check(origin: string): Promise<Record<string, Check>> {
  const told: Record<string, Check> = {};
  await runChecks(origin, (each) => {
    told[each.name] = each;
  });
  return told;
}

describe('through a proxy', () => {
  it('that is set up badly, each check fails for its reason and names the line', async () => {
    const told = await check(await openProxy({ bodyMax: 1_000_000, passesUpgrades: false }));
    expect(told['Large bodies']).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('A body of 2 MB does not arrive (413)'),
      advice: 'nginx: client_max_body_size 26m;',
    });
    expect(told['Live connection']).toMatchObject({
      state: 'failed',
      advice: expect.stringContaining('Upgrade $http_upgrade'),
    });
    expect(told['Your address']).toMatchObject({
      state: 'failed',
      advice: expect.stringContaining('X-Forwarded-For'),
    });
  });

  it('whose word is not believed, the setting is named that believes it', async () => {
    const told = await check(await openProxy({ says: { 'x-forwarded-for': '192.0.2.9' } }));
    expect(told['Your address']).toMatchObject({ state: 'failed', advice: 'TRUSTED_PROXIES=loopback' });
    expect(told['Large bodies']?.state).toBe('ok');
    expect(told['Live connection']?.state).toBe('ok');
    expect(told.Clocks?.state).toBe('ok');
  });

  it('behind which nothing of Parley answers, that is said', async () => {
    const other = createServer((_, response) =>
      response.writeHead(502, { server: 'Caddy' }).end('no'),
    ).listen(0, '127.0.0.1');
    proxies.push(other);
    await once(other, 'listening');
    expect(await check(`http://127.0.0.1:${portOf(other)}`)).toMatchObject({
      Address: {
        state: 'failed',
        text: expect.stringMatching(/^Caddy answers at .+ \(502\), and Parley does not\.$/),
      },
    });
    expect(await check('http://127.0.0.1:9')).toMatchObject({
      Address: { text: expect.stringContaining('Nothing answers') },
    });
  });
});

describe('what is judged', () => {
  const seen: SeenRequest = {
    address: '203.0.113.5',
    isForwarded: true,
    isForwarderTrusted: true,
    peer: 'loopback',
    host: 'parley.example.org',
    publicUrl: 'https://parley.example.org',
    time: '2026-11-29T10:00:00.000Z',
  };
  const asked = 'https://parley.example.org';

  it('is well where all is as it should be', () => {
    expect(judgeAddress(asked, seen).map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(judgeClientAddress(asked, seen, 'nginx').state).toBe('ok');
    expect(judgeClocks(seen, Date.parse(seen.time) + 59_000).state).toBe('ok');
  });

  it('names PUBLIC_URL where it is missing or another', () => {
    for (const publicUrl of [null, 'https://old.example.org'])
      expect(judgeAddress(asked, { ...seen, publicUrl })[0]).toMatchObject({
        state: 'failed',
        advice: `PUBLIC_URL=${asked}`,
      });
    expect(judgeAddress('http://parley.example.org', seen)[1]).toMatchObject({
      name: 'https',
      state: 'failed',
    });
  });

  it('sees a proxy that says nothing of itself by where the connection comes from', () => {
    const silent = { ...seen, isForwarded: false, address: '127.0.0.1' };
    expect(judgeClientAddress(asked, silent, null)).toMatchObject({
      state: 'failed',
      advice: expect.stringContaining('HAProxy: option forwardfor'),
    });
    expect(judgeClientAddress('http://localhost:3000', silent, null).state).toBe('ok');
  });

  it('knows clocks that are apart, and proxies by their headers', () => {
    expect(judgeClocks(seen, Date.parse(seen.time) - 600_000)).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('10 minutes ahead'),
    });
    expect([
      proxyOf('nginx/1.22.1', null),
      proxyOf(null, '1.1 Caddy'),
      proxyOf('Apache/2.4', null),
      proxyOf('cloudflare', null),
      proxyOf(null, null),
    ]).toEqual(['nginx', 'Caddy', 'Apache', 'Cloudflare', null]);
  });
});

it('administrators also learn of store, bus, files and backups', async () => {
  const { ctx } = workspace;
  const ada = await addPerson(ctx, 'ada');
  await expect(checkInstallation(ctx, ada)).rejects.toMatchObject({ code: 'not_found' });
  await users.in(ctx.db).updateOne({ _id: ada.userId }, { $set: { role: 'admin' } });
  const { items } = await checkInstallation(ctx, { ...ada, role: 'admin' }, []);
  expect(items.map(({ name }) => name)).toEqual([
    'Store',
    'Bus',
    'Processes',
    'Files',
    'Room for files',
    'Room for data',
    'Room for backups',
    'Push services',
    'Backups',
  ]);
  expect(items.at(-1)).toMatchObject({ state: 'failed', advice: 'npm run backup' });
});

it('a process with a folder of its own for files is named', async () => {
  const ctx = workspace.otherProcess();
  const admin = { ...(await addPerson(ctx, 'grace')), role: 'admin' as const };
  const processes = async () =>
    (await checkInstallation(ctx, admin, [])).items.find(({ name }) => name === 'Processes');
  expect(await processes()).toMatchObject({ state: 'ok', text: expect.stringContaining('One process runs') });
  const health = { ...ownHealth(ctx), id: 'another', host: 'attic', pid: 4711 };
  noteHealth(ctx, { id: 'another', health: { ...health, filesProblem: 'the files are in another place' } });
  expect(await processes()).toMatchObject({
    state: 'failed',
    text: '4711 on attic: the files are in another place.',
    advice: expect.stringContaining('FILES_DIR='),
  });
  noteHealth(ctx, { id: 'another', health: { ...health, version: '9.9.9' } });
  expect(await processes()).toMatchObject({ state: 'ok', text: expect.stringContaining('9.9.9') });
});

it('push services that cannot be reached are named', async () => {
  const env = readEnv({ PUSH_HOSTS: '127.0.0.1:9' });
  const there = `http://127.0.0.1:${portOf(parley)}/`;
  expect(await checkPushServices({ env: readEnv({}) }, [there])).toMatchObject({ state: 'ok' });
  expect(await checkPushServices({ env }, [there])).toMatchObject({
    state: 'failed',
    text: expect.stringContaining('127.0.0.1:9 cannot be reached'),
    advice: expect.stringContaining('port 443'),
  });
});
