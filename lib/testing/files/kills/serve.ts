// A process of a workspace that serves files and messages over REST, without pages. Prints its address once it does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { POST as postMessage } from '../../../../app/api/v1/conversations/[id]/messages/route.ts';
import { POST as openConversation } from '../../../../app/api/v1/conversations/route.ts';
import { DELETE as deleteMessage, GET as getMessage } from '../../../../app/api/v1/messages/[id]/route.ts';
import { POST as postToken } from '../../../../app/api/v1/tokens/route.ts';
import { POST as postUser } from '../../../../app/api/v1/users/route.ts';
import { answerRaw } from '../../../http/raw/raw-route.ts';
import type { Handler } from '../../../http/route.ts';
import { sendResponse } from '../../../http/send-response.ts';
import { repairConversations } from '../../../messages/send/repair-conversations.ts';
import { readEnv } from '../../../process/env.ts';
import { rawRoutes } from '../../../server/raw-routes.ts';
import { startRuntime } from '../../../server/start-runtime.ts';

const routes: readonly (readonly [string, RegExp, Handler])[] = [
  ['POST', /^\/api\/v1\/users$/, postUser],
  ['POST', /^\/api\/v1\/tokens$/, postToken],
  ['POST', /^\/api\/v1\/conversations$/, openConversation],
  ['POST', /^\/api\/v1\/conversations\/(?<id>[\w-]+)\/messages$/, postMessage],
  ['GET', /^\/api\/v1\/messages\/(?<id>[\w-]+)$/, getMessage],
  ['DELETE', /^\/api\/v1\/messages\/(?<id>[\w-]+)$/, deleteMessage],
];

const runtime = await startRuntime(readEnv(process.env));
await runtime.indexed;
await repairConversations(runtime.ctx);

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerRaw(runtime.ctx, rawRoutes, request, response)) return;
  const { method = 'GET', url = '/' } = request;
  for (const [name, pattern, handler] of routes) {
    const found = pattern.exec(url);
    if (!found || method !== name) continue;
    const headers = new Headers();
    for (const field of ['authorization', 'content-type'])
      if (typeof request.headers[field] === 'string') headers.set(field, request.headers[field]);
    const body = method === 'POST' ? await buffer(request) : null;
    const asked = new Request(`http://localhost${url}`, { method, headers, body });
    return await sendResponse(
      response,
      await handler(asked, { params: Promise.resolve({ ...found.groups }) }),
    );
  }
  response.writeHead(404).end();
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    response.destroy();
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1\n`);
});
// It ends together with whoever started it.
process.stdin.on('end', () => process.exit(1)).resume();
process.on('SIGTERM', () => void runtime.close().then(() => process.exit(0)));
