import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import next from 'next';
import { Server } from 'socket.io';
import { secretOf } from './lib/accounts/sessions/session-cookie.ts';
import { takeRestored } from './lib/backup/restore/restore-folder.ts';
import { restoring } from './lib/backup/welcome/restoring.ts';
import { BUILD_HEADER } from './lib/contract/values/build-header.ts';
import { openBuiltFiles } from './lib/http/built-files.ts';
import { CLIENT_ADDRESS_HEADER } from './lib/http/client-info.ts';
import { answerUnchanged } from './lib/http/files/serving/answer-unchanged.ts';
import { ensureHtmlPolicy } from './lib/http/headers/html-policy.ts';
import { answerHealth } from './lib/http/health.ts';
import { clientAddress } from './lib/http/proxy/client-address.ts';
import { normalizeForwarded } from './lib/http/proxy/normalize-forwarded.ts';
import { answerRaw } from './lib/http/raw/raw-route.ts';
import { answerInTurn, refuseFlood } from './lib/http/refuse-flood.ts';
import { refuseMethod } from './lib/http/refuse-method.ts';
import type { LiveServer } from './lib/live/sockets.ts';
import { settleFiles } from './lib/messages/files/settle-files.ts';
import { repairOwedLines } from './lib/messages/room-events/repair-owed-lines.ts';
import { repairConversations } from './lib/messages/send/repair-conversations.ts';
import { type Env, EnvError, readEnv } from './lib/process/env.ts';
import { servedBuild } from './lib/process/served-build.ts';
import { type Behind, createFrontServer } from './lib/server/front-server.ts';
import { rawRoutes } from './lib/server/raw-routes.ts';
import { startAnew } from './lib/server/start-anew.ts';
import { type StartedRuntime, startRuntime } from './lib/server/start-runtime.ts';
import { leaveService } from './lib/server/stop-server.ts';
import { followTlsFiles, readTlsFiles } from './lib/server/tls-files.ts';
import { FRAME_LIMIT, openSocketServer } from './lib/socket/open-socket-server.ts';
import { UnusableStore } from './lib/store/unusable-store.ts';

const STARTED_AT = performance.now();
const isDevelopment = process.env.NODE_ENV === 'development';
/** A process that was asked to stop has ended after so long, whatever holds it up. */
const STOP_MS = 14_000;

/** Ends the process with a message for the person who started it. */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function settings() {
  try {
    const env = readEnv(process.env);
    return { env, tls: readTlsFiles(env) };
  } catch (error) {
    if (error instanceof EnvError) fail(error.message);
    throw error;
  }
}

async function runtimeOf(env: Env): Promise<StartedRuntime> {
  try {
    return await startRuntime(env);
  } catch (error) {
    fail(`Parley cannot start: ${startProblem(env, error)}`);
  }
}

function notWritable(folder: string, code: string): string {
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `${folder} is no folder (${code}). Set DATA_DIR to another.`;
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const way =
    code === 'EROFS' ? 'Mount it so that it can be' : `Run: sudo chown -R ${user}:${group} ${folder}`;
  return `the folder ${folder} cannot be written by user ${user} (${code}). ${way}, or set DATA_DIR to another.`;
}

/** Why the process cannot start, and which variable changes it. */
function startProblem(env: Env, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return notWritable(env.DATA_DIR, code);
  }
  return env.MONGODB_URI === undefined || error instanceof UnusableStore
    ? reason
    : `MONGODB_URI does not answer: ${reason}`;
}

const { env, tls } = settings();
// next-auth reads these two from the environment only.
process.env.AUTH_TRUST_HOST ??= '1';
if (env.PUBLIC_URL) process.env.NEXTAUTH_URL = env.PUBLIC_URL;
// Next adds an upgrade listener of its own to the server that it is given: it gets one that no one connects to, so
// that it cannot close our sockets; its reload socket is passed on to it below.
const nextUpgrades = createServer();
const app = next({ dev: isDevelopment, hostname: env.HOST, port: env.PORT, httpServer: nextUpgrades });
// The store opens in a thread of its own meanwhile.
const [runtime] = await Promise.all([runtimeOf(env), app.prepare()]);
const { ctx } = runtime;
process.env.NEXTAUTH_SECRET = secretOf(ctx);
const handlePage = app.getRequestHandler();
const answerBuiltFile = openBuiltFiles(path.resolve('.next/static'));
const build = isDevelopment ? undefined : readFileSync('.next/BUILD_ID', 'utf8').trim();
servedBuild.set(build);

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (answerUnchanged(ctx, request, response)) return;
  ensureHtmlPolicy(response);
  if (build !== undefined && request.url?.startsWith('/api/')) response.setHeader(BUILD_HEADER, build);
  if (await answerBuiltFile(request, response)) return;
  request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(env, request);
  normalizeForwarded(env, request);
  if (await answerHealth(runtime, request, response)) return;
  if (await refuseFlood(ctx, request, response)) return;
  if (await answerRaw(ctx, rawRoutes, request, response)) return;
  if (await refuseMethod(ctx, request, response)) return;
  await answerInTurn(ctx, request, response, () => handlePage(request, response));
}

// Nothing listens here: Socket.IO and the pages get what the front server lets through.
const inner = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    ctx.log.error({ err: error }, 'a request failed');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
const io: LiveServer = new Server(inner, {
  path: '/socket.io/',
  destroyUpgrade: false,
  serveClient: false,
  maxHttpBufferSize: FRAME_LIMIT,
  perMessageDeflate: false,
  pingInterval: 20_000,
  pingTimeout: 10_000,
});
const behind: Behind = {
  handleRequest: (request, response) => inner.emit('request', request, response),
  handleUpgrade(request, socket, head) {
    if (request.url?.startsWith('/socket.io/')) inner.emit('upgrade', request, socket, head);
    else if (isDevelopment && request.url?.startsWith('/_next/'))
      nextUpgrades.emit('upgrade', request, socket, head);
    else socket.destroy();
  },
};
const server = createFrontServer(env, behind, tls);
const stopFollowing = 'setSecureContext' in server ? followTlsFiles(env, server, ctx.log) : () => undefined;
const hub = await openSocketServer(ctx, io);
runtime.indexed
  .then(() => repairConversations(ctx))
  .then(() => repairOwedLines(ctx))
  .then(() => settleFiles(ctx))
  .catch((error: unknown) => ctx.log.error({ err: error }, 'conversations could not be repaired'));

let isStopping = false;
/** Takes the process out of service and closes everything; within {@link STOP_MS}, or it ends at once. */
async function closeAll(isGentle: boolean): Promise<void> {
  const limit = setTimeout(() => process.exit(1), STOP_MS);
  stopFollowing();
  await leaveService({ server, io, isGentle, beginStop: runtime.beginStop });
  await hub.close();
  io.engine.close();
  server.closeAllConnections();
  await app.close();
  await runtime.close();
  clearTimeout(limit);
}

async function stop(signal: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  ctx.log.info({ signal }, 'stopping');
  // Whoever presses Ctrl+C wants it to end now.
  await closeAll(signal === 'SIGTERM' && !isDevelopment);
  process.exit(0);
}
process.on('SIGTERM', (signal) => void stop(signal));
process.on('SIGINT', (signal) => void stop(signal));
// Under the process that it was started anew by.
if (process.send !== undefined) process.on('disconnect', () => void stop('disconnect'));

restoring(ctx).startAnew = async (prepared) => {
  if (isStopping) return;
  isStopping = true;
  await closeAll(false);
  await takeRestored(env.DATA_DIR, prepared, new Date()).catch((error: unknown) =>
    ctx.log.error({ err: error }, 'what was restored could not take its place'),
  );
  startAnew();
};
// Next only logs these. A process in an unknown state must not go on taking writes: it ends, and is started again.
process.on('uncaughtException', (error) => {
  ctx.log.fatal({ err: error }, 'an uncaught error');
  process.exit(1);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    fail(`Port ${env.PORT} is taken. Stop what uses it, or set PORT to another.`);
  if (error.code === 'EACCES') fail(`Port ${env.PORT} needs more rights. Set PORT to one above 1023.`);
  if (error.code === 'EADDRNOTAVAIL')
    fail(`${env.HOST} is no address of this machine. Set HOST to 127.0.0.1 or 0.0.0.0.`);
  fail(`Parley cannot listen: ${error.message}`);
});
server.listen(env.PORT, env.HOST, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.PORT;
  const host = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  const url = env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  const seconds = ((performance.now() - STARTED_AT) / 1000).toFixed(1);
  process.stdout.write(`Parley is ready at ${url} (${seconds} s)\n`);
});
