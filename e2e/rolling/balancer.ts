import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realProxies } from '../../lib/testing/proxies/proxy-settings.ts';
import { freePort, startProgram } from '../fixtures/program.ts';

/** One address in front of several processes. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts HAProxy, which keeps nothing about clients and sends them to whichever process says that it is ready. */
export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-balancer-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const servers = urls.map(
    (each, index) => `  server s${index} ${new URL(each).host} check inter 500ms fall 1 rise 1`,
  );
  const file = path.join(folder, 'haproxy.cfg');
  await writeFile(
    file,
    `defaults
  mode http
  timeout connect 5s
  timeout client 75s
  timeout server 75s
  timeout tunnel 1h
  option redispatch
  retries 3
frontend front
  bind ${new URL(url).host}
  option forwardfor
  default_backend processes
backend processes
  balance roundrobin
  option httpchk
  http-check send meth GET uri /readyz ver HTTP/1.1 hdr Host localhost
${servers.join('\n')}
`,
  );
  const { program, args } = realProxies.HAProxy;
  const running = await startProgram({
    command: program,
    args: args(file, folder),
    isReady: async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true,
  });
  return {
    url,
    async close() {
      await running.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
