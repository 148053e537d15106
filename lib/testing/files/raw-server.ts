import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOwnToken } from '../../accounts/tokens/create-own-token.ts';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import type { FileHome } from '../../files/home/file-home.ts';
import { answerRaw } from '../../http/raw/raw-route.ts';
import { rawRoutes } from '../../server/raw-routes.ts';
import type { Caller } from '../../use-case/caller.ts';
import { addPerson } from '../test-context.ts';
import { changedHome } from './changed-home.ts';

/** A process that serves only the calls whose bytes do not pass the framework. */
export interface RawServer {
  /** Of the REST API. */
  readonly url: string;
  /** What its home of files does otherwise than a real one. */
  readonly changes: { home: Partial<FileHome> };
  close(): void;
}

export async function startRawServer(real: Context): Promise<RawServer> {
  const changes: RawServer['changes'] = { home: {} };
  const files = changedHome(real.files, () => changes.home);
  const ctx = { ...real, files };
  const server = createServer(async (request, response) => {
    if (!(await answerRaw(ctx, rawRoutes, request, response))) response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    changes,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A person with a token. */
export interface Program {
  readonly caller: Caller;
  readonly auth: Readonly<Record<string, string>>;
}

export async function addProgram(ctx: Context, scope: 'full' | 'read' = 'full'): Promise<Program> {
  const caller = await addPerson(ctx, newId());
  const { token } = await createOwnToken(ctx, caller, { label: 'test', scope });
  return { caller, auth: { authorization: `Bearer ${token}` } };
}
