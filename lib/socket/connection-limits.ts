import { type IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Context } from '../context/context.ts';
import { errorTable } from '../contract/errors.ts';
import { clientAddress } from '../http/proxy/client-address.ts';
import { replyTo } from '../http/reply.ts';
import { addressKey } from '../limits/address-key.ts';
import { consume } from '../limits/rate-limit.ts';
import type { LiveServer, LiveSocket } from '../live/sockets.ts';
import { AppError } from '../use-case/app-error.ts';

/** Connections of one address that have not said who they are. An office that comes back at once stays far below. */
export const ANONYMOUS_MAX = 300;
/** How long a connection may take to say who it is, in milliseconds. */
const INTRODUCTION_MS = 10_000;
/** Open sockets of one person: a dozen tabs on several devices, and some programs. */
export const SOCKETS_MAX = 50;
const FULL_RETRY_SECONDS = 60;

export interface ConnectionLimits {
  /** For a socket whose person is known: counts as one of theirs until it closes. Throws `rate_limited`. */
  admitSocket(socket: LiveSocket, userId: string): void;
}

type Connection = LiveSocket['conn'];

/**
 * Bounds what is open: connections of one address before they say who they are, counted from their first request on, and
 * sockets of one person after it. One too many is refused rather than an older one closed: whoever is closed comes back,
 * and the two would go on closing each other. Each process counts its own.
 */
export function limitConnections(ctx: Context, io: LiveServer): ConnectionLimits {
  const anonymous = new OpenCounter();
  const sockets = new OpenCounter();
  /** How to stop counting each first request until there is a connection, and then that. */
  const counted = new WeakMap<IncomingMessage | Connection, () => void>();
  const people = new WeakMap<Connection, string>();
  const isOn = ctx.env.RATE_LIMITS;

  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (!isFirstRequest(request)) return next();
    const key = addressKey(clientAddress(ctx.env, request));
    if (isOn && anonymous.of(key) >= ANONYMOUS_MAX)
      return refuse(ctx, response, tooMany(INTRODUCTION_MS / 1000));
    const leave = anonymous.add(key);
    counted.set(request, leave);
    // Unless it has become a connection by then.
    response.once('close', () => counted.get(request)?.());
    consume(ctx, 'connect-from', key).then(next, (thrown: unknown) => refuse(ctx, response, thrown));
  });
  io.engine.on('connection', (connection: Connection) => {
    const leave = counted.get(connection.request);
    if (!leave) return;
    counted.delete(connection.request);
    counted.set(connection, leave);
    connection.once('close', leave);
    closeUnless(connection, () => !counted.has(connection));
  });
  io.on('connection', (socket) => {
    counted.get(socket.conn)?.();
    counted.delete(socket.conn);
    closeOnceLeft(socket);
  });

  return {
    admitSocket({ conn }, userId) {
      if (people.get(conn) === userId) return;
      if (isOn && sockets.of(userId) >= SOCKETS_MAX) throw tooMany(FULL_RETRY_SECONDS);
      people.set(conn, userId);
      conn.once('close', sockets.add(userId));
    },
  };
}

function tooMany(retryAfterSeconds: number): AppError {
  return new AppError('rate_limited', { retryAfterSeconds });
}

function isFirstRequest(request: IncomingMessage): boolean {
  return !new URLSearchParams(request.url?.split('?')[1]).has('sid');
}

/** A client that leaves the only namespace but keeps its connection is as one that never said who it is. */
function closeOnceLeft(socket: LiveSocket): void {
  const { conn, nsp } = socket;
  socket.once('disconnect', (reason) => {
    if (reason !== 'client namespace disconnect') return;
    closeUnless(conn, () => [...nsp.sockets.values()].some((other) => other.conn === conn));
  });
}

/** Socket.IO's own time limit asks the client to close; one that polls and never asks again would stay for another 30 s. */
function closeUnless(connection: Connection, isIntroduced: () => boolean): void {
  const timer = setTimeout(() => {
    if (!isIntroduced()) connection.close(true);
  }, INTRODUCTION_MS);
  timer.unref();
  connection.once('close', () => clearTimeout(timer));
}

/** Answers a first request, be it of HTTP or an upgrade, of which Engine.IO shows the socket only. */
function refuse(ctx: Context, response: ServerResponse, thrown: unknown): void {
  const { code, message, retryAfterSeconds } = replyTo(thrown, ctx.log);
  const { status } = errorTable[code];
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(message)),
    connection: 'close',
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
  };
  if (response instanceof ServerResponse) {
    response.writeHead(status, headers);
    response.end(message);
    return;
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket: Duplex = (response as { readonly socket: Duplex }).socket;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${message}`);
}

/** How many each key has open. */
class OpenCounter {
  readonly #open = new Map<string, number>();

  of(key: string): number {
    return this.#open.get(key) ?? 0;
  }

  /** Counts one; the returned function takes it back, once. */
  add(key: string): () => void {
    this.#open.set(key, this.of(key) + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = this.of(key) - 1;
      if (left > 0) this.#open.set(key, left);
      else this.#open.delete(key);
    };
  }
}
