import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../testing/test-context.ts';
import { refuseMethod } from './refuse-method.ts';

let workspace: TestContext;
let server: Server;
let url: string;

beforeAll(async () => {
  workspace = await createTestContext();
  server = createServer(async (request, response) => {
    if (!(await refuseMethod(workspace.ctx, request, response))) response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  server.close();
  await workspace.close();
});

it.each([
  ['DELETE', '/contacts', 'GET, POST, HEAD, OPTIONS'],
  ['POST', '/contacts/01a2', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
  ['GET', '/contacts/import', 'POST, OPTIONS'],
  ['PUT', '/contacts/import', 'POST, OPTIONS'],
])('%s %s is refused with the methods that the address takes', async (method, path, allowed) => {
  const answer = await fetch(url + path, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(allowed.split(', ').sort());
});

it.each([
  ['GET', '/contacts'],
  ['HEAD', '/contacts'],
  ['OPTIONS', '/contacts'],
  ['PATCH', '/contacts/01a2'],
  ['POST', '/nothing/like/this'],
])('%s %s goes on', async (method, path) => {
  expect((await fetch(url + path, { method })).status).toBe(204);
});
