import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { Double } from 'bson';
import type { Value } from '../bson/value.ts';
import { errorFields } from '../commands/call/write-result.ts';
import { runCommand } from '../commands/run.ts';
import type { Engine } from '../engine/engine.ts';
import { EngineError } from '../errors/engine-error.ts';
import { type Frame, FrameSplitter, ProtocolError } from './frames.ts';
import { parseMessage, replyFrame, requestIdOf } from './message.ts';

/** How many messages of one connection may wait before reading from it pauses. */
const MAX_WAITING = 32;

/** Speaks MongoDB's wire protocol on sockets. */
export class WireServer {
  readonly #engine: Engine;
  readonly #servers: Server[] = [];
  readonly #connections = new Set<Connection>();
  #lastId = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Listens on a unix socket that only its owner may use, or on a port of 127.0.0.1. */
  async listen(where: { socket: string } | { port: number }): Promise<void> {
    const server = createServer((socket) => this.#accept(socket));
    this.#servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(
        'socket' in where ? { path: where.socket } : { port: where.port, host: '127.0.0.1' },
        resolve,
      );
    });
    if ('socket' in where) chmodSync(where.socket, 0o600);
  }

  /** Accepts no more connections, lets running commands finish, and closes. */
  async close(): Promise<void> {
    for (const server of this.#servers) server.close();
    await Promise.all([...this.#connections].map((each) => each.close()));
  }

  #accept(socket: Socket): void {
    const connection = new Connection(this.#engine, socket, ++this.#lastId);
    this.#connections.add(connection);
    socket.once('close', () => this.#connections.delete(connection));
  }
}

/** One client; its messages are answered in order. */
class Connection {
  readonly #engine: Engine;
  readonly #socket: Socket;
  readonly #id: number;
  readonly #splitter = new FrameSplitter();
  #waiting: Frame[] = [];
  #working: Promise<void> | undefined;

  constructor(engine: Engine, socket: Socket, id: number) {
    this.#engine = engine;
    this.#socket = socket;
    this.#id = id;
    socket.setNoDelay(true);
    // A client that disconnects in the middle of a message is not our error.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => this.#receive(chunk));
  }

  async close(): Promise<void> {
    this.#socket.pause();
    this.#waiting = [];
    await this.#working;
    this.#socket.end();
    this.#socket.destroySoon();
  }

  #receive(chunk: Buffer): void {
    try {
      this.#waiting.push(...this.#splitter.push(chunk));
    } catch {
      this.#socket.destroy();
      return;
    }
    if (this.#waiting.length > MAX_WAITING) this.#socket.pause();
    if (this.#waiting.length === 0 || this.#working !== undefined) return;
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  async #work(): Promise<void> {
    for (;;) {
      const frame = this.#waiting.shift();
      if (frame === undefined || this.#socket.destroyed) return;
      if (this.#waiting.length === 0) this.#socket.resume();
      const reply = await this.#answer(frame);
      if (reply === undefined || this.#socket.destroyed) continue;
      if (!this.#socket.write(reply)) await drained(this.#socket);
    }
  }

  async #answer(frame: Frame): Promise<Buffer | undefined> {
    let wantsReply = true;
    let isLegacy = false;
    try {
      const message = parseMessage(frame);
      ({ wantsReply, isLegacy } = message);
      const reply = await runCommand(this.#engine, { ...message, connectionId: this.#id });
      return wantsReply ? replyFrame(message.requestId, isLegacy, reply) : undefined;
    } catch (error) {
      if (error instanceof ProtocolError) {
        this.#socket.destroy();
        return undefined;
      }
      return wantsReply ? replyFrame(requestIdOf(frame), isLegacy, errorReply(error)) : undefined;
    }
  }
}

function errorReply(error: unknown): Map<string, Value> {
  const known = error instanceof EngineError ? error : new EngineError('InternalError', faultText(error));
  const { message: errmsg } = known;
  const others = errorFields(known).filter(([name]) => name !== 'errmsg');
  return new Map<string, Value>([['ok', new Double(0)], ['errmsg', errmsg], ...others]);
}

function faultText(error: unknown): string {
  return `A fault in the embedded engine: ${error instanceof Error ? error.message : String(error)}`;
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}
