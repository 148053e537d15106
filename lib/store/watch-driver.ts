import type { MongoClient } from 'mongodb';

const TICK_MS = 1_000;
/** How long a server that announces changes may say nothing: the driver's `heartbeatFrequencyMS`. */
const AWAITED_MS = 10_000;

/**
 * Calls `onStuck` when the driver waits for an answer that cannot come any more. When a server is killed, version 7.9 may
 * write to a connection whose socket is destroyed but has not said so yet, and then waits, without a deadline, until the
 * socket takes more. If that is a heartbeat or a handshake, no operation finds a server again until the client is closed and
 * connected. `start` is the client's `connectTimeoutMS`. Returns a function that ends the watch.
 */
export function watchDriver(client: MongoClient, start: number, onStuck: (what: string) => void): () => void {
  /** What is under way, and how long it may still take. Counted in ticks, since a process that slept has not waited. */
  const pending = new Map<string, number>();
  const begin = (what: string, ms: number) => pending.set(what, ms + TICK_MS);
  /** Servers whose heartbeats have a connection, so that the next one need not make it. */
  const connected = new Set<string>();
  const heartbeat = ({ connectionId }: { connectionId: string }) => `a heartbeat of ${connectionId}`;
  const handshake = ({ address, connectionId }: { address: string; connectionId: number | string }) =>
    `handshake ${connectionId} with ${address}`;
  client.on('serverHeartbeatStarted', (event) => {
    const answering = event.awaited ? start + AWAITED_MS : start;
    begin(heartbeat(event), connected.has(event.connectionId) ? answering : start + answering);
  });
  client.on('serverHeartbeatSucceeded', (event) => {
    pending.delete(heartbeat(event));
    connected.add(event.connectionId);
  });
  client.on('serverHeartbeatFailed', (event) => {
    pending.delete(heartbeat(event));
    connected.delete(event.connectionId);
  });
  client.on('serverClosed', ({ address }) => {
    pending.delete(heartbeat({ connectionId: address }));
    connected.delete(address);
  });
  // A connection has `start` to be made, and as much for its handshake.
  client.on('connectionCreated', (event) => begin(handshake(event), 2 * start));
  client.on('connectionReady', (event) => pending.delete(handshake(event)));
  client.on('connectionClosed', (event) => pending.delete(handshake(event)));
  const timer = setInterval(() => {
    for (const [what, left] of pending) {
      pending.set(what, left - TICK_MS);
      if (left > 0) continue;
      pending.clear();
      onStuck(what);
    }
  }, TICK_MS).unref();
  return () => clearInterval(timer);
}
