import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { errorTable } from '../contract/errors.ts';
import { securityHeaders } from '../http/headers/security-headers.ts';
import { type Rejection, rejectionOf } from '../http/reject-request.ts';
import { identifyRequest } from '../http/requests/identify-request.ts';
import { measureRequest } from '../http/requests/measure-request.ts';
import type { Env } from '../process/env.ts';
import { withRequestId } from '../process/request-id.ts';
import type { CertificateAndKey } from './tls-files.ts';

/** What is behind the front: it gets only requests that are addressed to this installation and can be read. */
export interface Behind {
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** How long a body may take to arrive, in milliseconds; an upload of a file or a backup ends only when it hardly moves. */
const BODY_MS = 5 * 60 * 1000;
const HEAD_MS = 60 * 1000;
/**
 * How long an idle connection stays open, in milliseconds: longer than proxies keep theirs (nginx 60 s, Caddy 2 min). With the five
 * seconds of Node a request often goes out just when the connection ends, and who sent it cannot know whether it arrived.
 */
const IDLE_MS = 130 * 1000;

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

/**
 * The server that listens, by https where `tls` is given. Every answer carries the security headers, also those that Socket.IO and Node write by
 * themselves; what is addressed to another host, or cannot be read, goes no further.
 */
export function createFrontServer(
  env: Env,
  behind: Behind,
  tls: CertificateAndKey | null = null,
): Server | TlsServer {
  const everyAnswer = securityHeaders(env);
  // What is not a page needs nothing.
  const everyRefusal = {
    ...everyAnswer,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  };
  // Node would end every request after five minutes, also a large file on a slow line.
  const timeouts = { requestTimeout: 0, headersTimeout: HEAD_MS, keepAliveTimeout: IDLE_MS };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    if (!isUpload(request)) endSlowBody(request);
    for (const [name, value] of Object.entries(everyAnswer)) response.setHeader(name, value);
    measureRequest(request, response);
    withRequestId(identifyRequest(env, request, response), () => {
      const rejection = rejectionOf(env, request);
      if (rejection === null) behind.handleRequest(request, response);
      else reject(request, response, rejection);
    });
  };
  const server = tls ? createTlsServer({ ...timeouts, ...tls }, handle) : createServer(timeouts, handle);
  // Who asks first whether to send a file learns of a refusal before: see `answerRaw`.
  server.on('checkContinue', (request, response) => {
    if (!isUpload(request)) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const rejection = rejectionOf(env, request);
    if (rejection === null) behind.handleUpgrade(request, withHeaders(socket, everyRefusal), head);
    else endRaw(socket, errorTable[rejection.code].status, { ...everyRefusal, ...rejection.headers });
  });
  // What Node cannot parse never becomes a request.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else endRaw(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400, everyRefusal);
  });
  server.on('connect', (_request, socket) => endRaw(socket, 405, everyRefusal));
  return server;
}

function isUpload({ method, url = '' }: IncomingMessage): boolean {
  return (method === 'POST' || method === 'PATCH') && /^\/api\/v1\/(?:files|restore)(?:[/?]|$)/.test(url);
}

function endSlowBody(request: IncomingMessage): void {
  const { headers } = request;
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return;
  const timer = setTimeout(() => request.socket.destroy(), BODY_MS);
  const stop = () => clearTimeout(timer);
  request.on('end', stop).on('close', stop);
}

function reject(
  request: IncomingMessage,
  response: ServerResponse,
  { code, detail, headers }: Rejection,
): void {
  const { status, message } = errorTable[code];
  const isApi = request.url?.startsWith('/api/') ?? false;
  const problem = { type: 'about:blank', title: message, detail, status, code };
  response.writeHead(status, {
    ...PLAIN,
    ...(isApi ? { 'content-type': 'application/problem+json' } : {}),
    ...headers,
    // The body of what was not read would be taken for the next request.
    connection: 'close',
  });
  response.end(isApi ? JSON.stringify(problem) : `${message} ${detail}\n`);
}

function endRaw(socket: Duplex, status: number, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries({ ...headers, ...PLAIN, connection: 'close', 'content-length': '0' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`);
}

/** Engine.IO writes the refusal of an upgrade as text, straight to the socket: the headers are added to its first line. */
function withHeaders(socket: Duplex, headers: Readonly<Record<string, string>>): Duplex {
  const write = socket.write.bind(socket) as (chunk: unknown, ...rest: unknown[]) => boolean;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write = ((chunk: unknown, ...rest: unknown[]) => {
    socket.write = write as Duplex['write'];
    const isRefusal = typeof chunk === 'string' && /^HTTP\/1\.1 [45]/.test(chunk);
    return write(isRefusal ? chunk.replace('\r\n', `\r\n${lines.join('')}`) : chunk, ...rest);
  }) as Duplex['write'];
  return socket;
}
