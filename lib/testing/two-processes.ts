import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import type { Bus } from '../bus/bus.ts';
import { createInProcessBus } from '../bus/in-process-bus.ts';
import type { Context } from '../context/context.ts';
import { newId } from '../contract/values/new-id.ts';
import type { Hub } from '../live/hub.ts';
import type { LiveServer } from '../live/sockets.ts';
import { FRAME_LIMIT, openSocketServer } from '../socket/open-socket-server.ts';
import type { Caller } from '../use-case/caller.ts';
import { addPerson, createTestContext, type TestContext } from './test-context.ts';

/** One process of the workspace with its live firstProcess open on a free port. */
export interface LiveProcess {
  readonly url: string;
  readonly port: number;
  readonly ctx: Context;
  readonly io: LiveServer;
  close(): Promise<void>;
}

/** Opens the live server of one process on a free port. */
export async function openLiveProcess(ctx: Context): Promise<LiveProcess> {
  const http: HttpServer = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const io: LiveServer = new Server(http, { maxHttpBufferSize: FRAME_LIMIT });
  const hub: Hub = await openSocketServer(ctx, io);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    ctx,
    io,
    async close() {
      await hub.close();
      await io.close();
    },
  };
}

/** A bus that a test makes lose, delay and double what is published, and report a gap. */
export interface FaultyBus extends Bus {
  fault: (deliver: () => void) => void;
  /** As when the connection to the bus was away and is back. */
  gap(): void;
}

function createFaultyBus(): FaultyBus {
  const bus = createInProcessBus();
  const listeners = new Set<() => void>();
  let hasFailed = false;
  const faulty: FaultyBus = {
    ...bus,
    fault: (deliver) => deliver(),
    publish(channel, message) {
      let isPublished = false;
      faulty.fault(() => {
        isPublished = true;
        bus.publish(channel, message);
      });
      hasFailed ||= !isPublished;
    },
    // As over Redis: whoever cannot publish knows, until a gap has been reported.
    health: () => (hasFailed ? { state: 'degraded', reason: 'a publication failed' } : { state: 'ok' }),
    onGap(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    gap() {
      hasFailed = false;
      for (const listener of listeners) listener();
    },
  };
  return faulty;
}

/** A live connection, and everything that it received. */
export interface Client {
  readonly socket: Socket;
  readonly caller: Caller;
  readonly events: { name: string; payload: Record<string, unknown> }[];
  named(name: string): Record<string, unknown>[];
  ask(event: string, input?: unknown): Promise<Record<string, unknown>>;
}

/** Records everything that a socket receives. */
export function listen(socket: Socket, caller: Caller): Client {
  const events: Client['events'] = [];
  socket.onAny((name: string, payload: Record<string, unknown>) => events.push({ name, payload }));
  return {
    socket,
    caller,
    events,
    named: (name) => events.filter((event) => event.name === name).map(({ payload }) => payload),
    ask: (event, input) => socket.timeout(5_000).emitWithAck(event, input),
  };
}

/** A workspace of two processes with real sockets, and a bus between them that can be made to fail. */
export interface TwoProcesses {
  readonly workspace: TestContext;
  readonly bus: FaultyBus;
  readonly firstProcess: LiveProcess;
  readonly otherProcess: LiveProcess;
  /** A person, new unless given, connected with a token of their own. */
  join(at?: { readonly url: string }, person?: Caller): Promise<Client>;
  /** A socket that ends with the test, too. */
  own(socket: Socket): Socket;
  /** After each test: ends its sockets and heals the bus. */
  reset(): void;
  close(): Promise<void>;
}

export async function openTwoProcesses(
  variables: Readonly<Record<string, string>> = {},
): Promise<TwoProcesses> {
  const bus = createFaultyBus();
  const workspace = await createTestContext(variables, bus);
  const firstProcess = await openLiveProcess(workspace.ctx);
  const otherProcess = await openLiveProcess(workspace.otherProcess());
  const sockets: Socket[] = [];
  const own = (socket: Socket) => {
    sockets.push(socket);
    return socket;
  };
  return {
    workspace,
    bus,
    firstProcess,
    otherProcess,
    own,
    async join(at = firstProcess, person) {
      const caller = person ?? (await addPerson(workspace.ctx, newId()));
      const { token, id } = await createOwnToken(workspace.ctx, caller, { label: 'test' });
      const socket = own(connect(at.url, { auth: { token }, forceNew: true }));
      const client = listen(socket, { ...caller, tokenId: id });
      await once(socket as never, 'connect');
      return client;
    },
    reset() {
      bus.fault = (deliver) => deliver();
      for (const socket of sockets.splice(0)) socket.disconnect();
    },
    async close() {
      await Promise.all([firstProcess.close(), otherProcess.close()]);
      await workspace.close();
    },
  };
}
