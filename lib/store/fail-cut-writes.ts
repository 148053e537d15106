import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

interface Connection {
  readonly closed: boolean;
  readonly socket: Socket;
}
interface ConnectionClass {
  readonly prototype: { cleanup(this: Connection, error: Error): void };
}

/** The driver's own class, which it does not export. */
const DRIVER_CONNECTION = 'mongodb/lib/cmap/connection.js';
let isMended = false;

/**
 * Lets an operation whose connection is cut fail at once also while it is being written. When a socket does not take all of
 * a command, version 7.9 of the driver waits until it takes more or reports an error. A socket that is closed does
 * neither: without this the operation, a heartbeat or a handshake would wait for ever. Throws when the driver's class is
 * no longer what it was.
 */
export function failCutWrites(): void {
  if (isMended) return;
  const driver = createRequire(import.meta.url)(DRIVER_CONNECTION) as { Connection?: ConnectionClass };
  const { prototype } = driver.Connection ?? {};
  if (typeof prototype?.cleanup !== 'function') throw new Error(`${DRIVER_CONNECTION} has changed`);
  const { cleanup } = prototype;
  prototype.cleanup = function (error) {
    const wasClosed = this.closed;
    cleanup.call(this, error);
    // Nobody hears it but a write that waits: the connection's own listener has nothing left to do.
    if (!wasClosed) this.socket.emit('error', error);
  };
  isMended = true;
}
