import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, type Program, startProgram } from '../../../e2e/fixtures/program.ts';
import { builtPath } from '../../../scripts/build.mjs';
import { root } from '../../../scripts/run-step.mjs';
import { findRedisServer } from '../../../scripts/system-needs.mjs';
import { pinned } from './pinned.ts';
import type { Protocol, System, SystemName } from './system.ts';

export interface SystemStart {
  readonly name: SystemName;
  /** A data folder of Parley with the people of the bench; each system works on a copy. */
  readonly townFolder: string;
  /** Whether its garbage can be collected by order, for figures of memory. */
  readonly isInspected?: boolean;
}

interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly readyLine: string;
}

/** Starts a system on the servers' core, each of its processes a program of its own. */
export async function startSystem({ name, townFolder, isInspected = false }: SystemStart): Promise<System> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-peers-'));
  if (name.startsWith('Parley')) await cp(townFolder, folder, { recursive: true });
  const services: Program[] = [];
  const inspect = isInspected ? ['--inspect=127.0.0.1:0'] : [];
  const node = (args: readonly string[]) => ({ command: process.execPath, args: [...inspect, ...args] });
  const launches: (Launch & { readonly port: number })[] = [];
  const serve = async (launch: Launch) => {
    const port = await freePort();
    launches.push({ ...launch, env: { HOST: '127.0.0.1', PORT: String(port), ...launch.env }, port });
  };
  if (name === 'Parley twice') {
    const shared = await startServices(folder, services);
    for (const _ of [1, 2]) await serve(parley(node, { ...shared, DATA_DIR: folder }));
  } else if (name === 'Parley') await serve(parley(node, { DATA_DIR: folder }));
  else await serve(rival(node, name, folder));

  let servers = await Promise.all(launches.map(start));
  const end = (programs: readonly Program[], signal: 'SIGTERM' | 'SIGKILL') =>
    Promise.all(programs.map((program) => program.end(signal)));
  return {
    name,
    protocol: protocolOf(name),
    urls: launches.map(({ port }) => `http://127.0.0.1:${port}`),
    servers: () => servers,
    services: () => services,
    async kill9AndRestart() {
      await end(servers, 'SIGKILL');
      servers = await Promise.all(launches.map(start));
    },
    async dispose() {
      await end(servers, 'SIGKILL');
      await end(services, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function start({ command, args, env, readyLine }: Launch): Promise<Program> {
  return startProgram({
    ...pinned('server', command, args),
    env,
    isReady: (program) => program.output().includes(readyLine),
  });
}

type NodeCommand = (args: readonly string[]) => Pick<Launch, 'command' | 'args'>;

function parley(node: NodeCommand, settings: Readonly<Record<string, string>>): Launch {
  const env = { NEXT_TELEMETRY_DISABLED: '1', RATE_LIMITS: 'off', LOG_LEVEL: 'warn', ...settings };
  return { ...node([builtPath('server.js')]), env, readyLine: ' is ready at ' };
}

function rival(node: NodeCommand, name: SystemName, folder: string): Launch {
  const file = path.join(root, 'bench/peers/systems', name === 'ws' ? 'rival-ws.ts' : 'rival-socket-io.ts');
  const env: Record<string, string> = name === 'Socket.IO + row' ? { ROWS: path.join(folder, 'rows') } : {};
  return { ...node(['--import', 'tsx', file]), env, readyLine: 'ready' };
}

/** The store and Redis that two processes share; the settings that name them. */
async function startServices(folder: string, services: Program[]): Promise<Record<string, string>> {
  const [storePort, redisPort] = [await freePort(), await freePort()];
  const redis = findRedisServer();
  if (redis === undefined)
    throw new Error('There is no redis-server. On Debian: apt-get install redis-server');
  services.push(
    await start({
      command: process.execPath,
      args: [builtPath('store.js')],
      env: { STORE_PORT: String(storePort), DATA_DIR: folder },
      readyLine: 'mongodb://',
    }),
    await start({
      command: redis,
      args: ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
      env: {},
      readyLine: 'Ready to accept connections',
    }),
  );
  return {
    MONGODB_URI: `mongodb://127.0.0.1:${storePort}/parley`,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    AUTH_SECRET: 'the same secret in every process',
    FILES_DIR: path.join(folder, 'files'),
  };
}

function protocolOf(name: SystemName): Protocol {
  if (name === 'ws') return 'ws';
  return name.startsWith('Parley') ? 'parley' : 'socket.io';
}
