import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { LiveServer } from '../live/sockets.ts';

/** For so long a process that stops says that it is not ready, and serves on: then no proxy sends anyone here. */
const NOT_READY_MS = 3_000;
/** Over so long the sockets are closed, so that not all come back at once somewhere else, in milliseconds. */
const SPREAD_MS = 2_000;
const STEP_MS = 50;
/** When the last page that was told comes back at the latest, after its socket was closed. */
const RETURN_MS = 500;

/** So long requests that are under way may take to their end. */
const UNDER_WAY_MS = 4_000;

interface Stopping {
  readonly server: Server | TlsServer;
  readonly io: LiveServer;
  /** Whether to let proxies notice first. */
  readonly isGentle: boolean;
  /** Makes `/readyz` say so from now on. */
  beginStop(): void;
}

/**
 * Takes a process out of service: it is not ready any more, which proxies see within three seconds, then takes no new
 * connections and sends its sockets away one after the other, each with a time to come back. Requests that are under way are
 * answered.
 */
export async function leaveService({ server, io, isGentle, beginStop }: Stopping): Promise<void> {
  beginStop();
  if (isGentle) await wait(NOT_READY_MS);
  const closed = once(server, 'close');
  server.close();
  const sockets = [...io.of('/').sockets.values()];
  const atOnce = isGentle ? Math.ceil(sockets.length / (SPREAD_MS / STEP_MS)) : sockets.length;
  for (let at = 0; at < sockets.length; at += atOnce) {
    for (const socket of sockets.slice(at, at + atOnce)) {
      socket.emit('server:stopping', { returnAfterMs: Math.round(RETURN_MS * Math.random()) });
      socket.disconnect(true);
    }
    if (at + atOnce < sockets.length) await wait(STEP_MS);
  }
  // A connection that was kept open becomes idle when its answer is written.
  const timer = setInterval(() => server.closeIdleConnections(), STEP_MS);
  await Promise.race([closed, wait(UNDER_WAY_MS)]);
  clearInterval(timer);
}
