import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, type Program, startProgram } from '../../e2e/fixtures/program.ts';
import { RestClient } from '../../e2e/fixtures/rest.ts';
import { type Server, startServer } from '../../e2e/fixtures/server.ts';
import { newId } from '../../lib/contract/values/new-id.ts';
import { root } from '../../scripts/run-step.mjs';

/** The production build with two people who talk, and the rival beside it. */
export interface Systems {
  readonly server: Server;
  readonly plain: { readonly url: string; readonly program: Program };
  readonly asha: RestClient;
  readonly ben: RestClient;
  readonly conversationId: string;
  close(): Promise<void>;
}

export async function startSystems(): Promise<Systems> {
  const server = await startServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-plain-'));
  const port = String(await freePort());
  const program = await startProgram({
    command: process.execPath,
    args: ['--import', 'tsx', path.join(root, 'bench/files/plain-server.ts'), folder, port],
    isReady: (started) => started.output().includes('ready'),
  });
  const [asha, ben] = [await join(server.url), await join(server.url)];
  const { id: userId } = await ben.must('GET', '/me');
  const { id } = await asha.must('POST', '/conversations', { kind: 'direct', userId });
  return {
    server,
    plain: { url: `http://127.0.0.1:${port}`, program },
    asha,
    ben,
    conversationId: String(id),
    async close() {
      await program.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
      await server.dispose();
    },
  };
}

async function join(url: string): Promise<RestClient> {
  const username = `p${newId().replaceAll('-', '').slice(-20)}`;
  const password = `long enough ${newId()}`;
  const stranger = new RestClient(url);
  await stranger.must('POST', '/users', { username, displayName: username, password });
  const { token } = await stranger.must('POST', '/tokens', { username, password });
  return new RestClient(url, String(token));
}
