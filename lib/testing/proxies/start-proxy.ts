import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startProgram } from '../../../e2e/fixtures/program.ts';
import { type Door, type Fault, type RealProxyName, realProxies } from './proxy-settings.ts';

/** A literal address of this machine that is not taken for it: as if somebody came from elsewhere. */
const HOST = '127.0.0.2';

/** A proxy that runs, with an address for each fault and one without any. */
export interface RunningProxy {
  /** The address at which this is wrong; null for the one where nothing is. */
  urlOf(fault: Fault | null): string;
  close(): Promise<void>;
}

/** Starts a real proxy in front of `upstream`, `host:port`, with these faults and without any. */
export async function startProxy(
  name: RealProxyName,
  upstream: string,
  faults: readonly Fault[],
): Promise<RunningProxy> {
  const { program, file, args, config } = realProxies[name];
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-proxy-'));
  // Started by root some of them work as somebody else.
  await chmod(folder, 0o755);
  const doors: Door[] = [];
  for (const fault of [null, ...faults]) {
    let port = await freePort();
    while (doors.some((door) => door.port === port)) port = await freePort();
    doors.push({ port, fault });
  }
  const place = path.join(folder, file);
  await writeFile(place, config({ upstream, host: HOST, doors, folder }));
  const urlOf = (fault: Fault | null) => `http://${HOST}:${doors.find((door) => door.fault === fault)?.port}`;
  const running = await startProgram({
    command: program,
    args: args(place, folder),
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    isReady: async () => (await fetch(urlOf(null)).catch(() => undefined)) !== undefined,
  });
  return {
    urlOf,
    async close() {
      await running.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
