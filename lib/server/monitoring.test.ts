import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Server as SocketServer } from 'socket.io';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerHealth } from '../http/health.ts';
import { readEnv } from '../process/env.ts';
import { count, timeSince } from '../process/metrics/measures.ts';
import { openSocketServer } from '../socket/open-socket-server.ts';
import { createFrontServer } from './front-server.ts';
import { type StartedRuntime, startRuntime } from './start-runtime.ts';

const TOKEN = 'a token for whoever watches';
const DASHBOARD = 'docs/monitoring/grafana-dashboard.json';
const RULES = 'docs/monitoring/alert-rules.yml';

let folder: string;
let runtime: StartedRuntime;
let front: ReturnType<typeof createFrontServer>;
let inner: Server;
let url = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-monitoring-'));
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent', METRICS_TOKEN: TOKEN });
  runtime = await startRuntime(env, { hasJobs: false });
  inner = createServer();
  await openSocketServer(runtime.ctx, new SocketServer(inner));
  front = createFrontServer(env, {
    async handleRequest(request, response) {
      if (!(await answerHealth(runtime, request, response))) response.writeHead(404).end();
    },
    handleUpgrade: (_, socket) => socket.destroy(),
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});
afterAll(async () => {
  front.close();
  front.closeAllConnections();
  await runtime.close();
  await rm(folder, { recursive: true, force: true });
});

const scrape = async (authorization = `Bearer ${TOKEN}`) =>
  await fetch(`${url}/metrics`, { headers: { authorization } });

/** The names that are served. */
async function served(): Promise<Set<string>> {
  const text = await (await scrape()).text();
  return new Set([...text.matchAll(/^# TYPE (parley_\w+) /gm)].map((match) => match[1] ?? ''));
}

/** The names in a text, those of a histogram by its own name. */
function named(text: string): Set<string> {
  const all = [...text.matchAll(/parley_[a-z0-9_]+/g)].map(([name]) =>
    /_seconds_(?:bucket|sum|count)$/.test(name) ? name.replace(/_(?:bucket|sum|count)$/, '') : name,
  );
  return new Set(all);
}

it('metrics are read with the token alone', async () => {
  expect((await scrape('')).status).toBe(401);
  expect((await scrape('Bearer of something else')).status).toBe(401);
  const answer = await scrape();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
});

it('requests are counted by what they are for and their status', async () => {
  await fetch(`${url}/api/v1/made/up/${'x'.repeat(50)}`);
  const text = await (await scrape()).text();
  expect(text).toContain('parley_requests_total{door="api",status="404"} 1\n');
  expect(text).toContain('parley_request_seconds_count{door="api"} 1\n');
  expect(text).not.toContain('made/up');
});

it('what is counted and timed elsewhere is served under its labels', async () => {
  count('pushes_total', { result: 'gone' }, 3);
  timeSince('job_seconds', { job: 'backup' }, performance.now() - 2_000);
  const text = await (await scrape()).text();
  expect(text).toContain('parley_pushes_total{result="gone"} 3\n');
  expect(text).toContain('parley_job_seconds_bucket{le="1",job="backup"} 0\n');
  expect(text).toContain('parley_job_seconds_bucket{le="10",job="backup"} 1\n');
});

it('shows how it is behind: room on the disks, the store, the bus and the age of the backup', async () => {
  const text = await (await scrape()).text();
  for (const name of ['data_free_bytes', 'files_free_bytes', 'backups_free_bytes'])
    expect(Number(new RegExp(`^parley_${name} (.+)$`, 'm').exec(text)?.[1])).toBeGreaterThan(0);
  expect(text).toMatch(/^parley_store_answer_seconds [\d.e-]+$/m);
  expect(text).toContain('parley_bus_connected 1\n');
  expect(text).toMatch(/^parley_backup_proved_age_seconds [\d.e-]+$/m);
});

it.each([DASHBOARD, RULES])('%s names nothing that is not served', async (file) => {
  const names = named(readFileSync(file, 'utf8'));
  expect(names.size).toBeGreaterThan(5);
  const known = await served();
  expect([...names].filter((name) => !known.has(name))).toEqual([]);
});

it('every metric is described in docs/OPERATING.md, and no other', async () => {
  const table = readFileSync('docs/OPERATING.md', 'utf8').split('## Monitoring')[1]?.split('\n## ')[0] ?? '';
  const described = [...table.matchAll(/^\| `(parley_\w+)/gm)].map((row) => row[1]);
  expect(new Set(described)).toEqual(await served());
  expect(described).toHaveLength(new Set(described).size);
});

it('the dashboard is one that Grafana can import: each panel has a title, a place and a query', () => {
  const { title, panels, schemaVersion } = JSON.parse(readFileSync(DASHBOARD, 'utf8'));
  expect({ title, schemaVersion }).toEqual({ title: 'Parley', schemaVersion: expect.any(Number) });
  for (const panel of panels) {
    expect(panel).toMatchObject({ title: expect.any(String), gridPos: { w: expect.any(Number) } });
    for (const { expr } of panel.targets) expect(expr).toContain('parley_');
  }
});
