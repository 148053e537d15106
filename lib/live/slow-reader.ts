import { registerGauge } from '../process/metrics/metrics.ts';
import { rooms } from './rooms.ts';
import type { LiveSocket } from './sockets.ts';

/** So much may wait for one socket; with more it is closed and comes back by numbers. */
export const WAITING_MAX = { bytes: 1024 * 1024, frames: 1_000 } as const;
/** From so much on a socket is behind: it is sent facts only, no signals. */
const BEHIND_FROM = { bytes: 64 * 1024, frames: 64 } as const;
/** The close code "try again later" (IANA WebSocket close codes), with the reason. */
const CLOSE = { code: 1013, reason: 'resync' } as const;
/** How long one that was closed may still read what is on its way before its memory is taken back. */
const GRACE_MS = 5_000;

const counts = { behind: 0, closed: 0 };
registerGauge(
  'live_behind',
  'Live connections that read too slowly to be sent signals.',
  () => counts.behind,
);
registerGauge(
  'live_resyncs',
  'Live connections closed since the start because too much waited.',
  () => counts.closed,
);

/** The WebSocket below a connection as far as it is used here. */
interface Wire {
  readonly bufferedAmount: number;
  close(code: number, reason: string): void;
  terminate(): void;
}

/**
 * Bounds what waits for one socket whose reader is slow or stalled. First the signals are left out (typing,
 * presence); beyond {@link WAITING_MAX} what waits is thrown away and the connection closed with `resync`. No
 * other socket waits for it: what is sent to others is sent at once.
 */
export function boundWaiting(socket: LiveSocket): void {
  const { conn } = socket;
  let queuedBytes = 0;
  let queuedFrames = 0;
  let handedOver = 0;
  let isBehind = false;
  let isClosed = false;

  /** The transport could take more: when nothing was left to give it, the reader has caught up. */
  const checkAgain = () => {
    if (conn.transport.writable) setBehind(false);
    else if (!isClosed) conn.transport.once('ready', checkAgain);
  };

  const setBehind = (next: boolean) => {
    if (next === isBehind) return;
    isBehind = next;
    counts.behind += next ? 1 : -1;
    if (isClosed) return;
    if (next) {
      conn.transport.once('ready', checkAgain);
      return void socket.join(rooms.behind);
    }
    void socket.leave(rooms.behind);
    // Signals were left out meanwhile, and it is not known which.
    socket.emit('sync:required', {});
  };

  conn.on('packetCreate', (packet: { readonly data?: unknown }) => {
    if (isClosed) return;
    queuedBytes += sizeOf(packet.data);
    queuedFrames += 1;
    if (conn.transport.writable) return;
    const bytes = queuedBytes + (wireOf(conn.transport)?.bufferedAmount ?? 0);
    const frames = queuedFrames + handedOver;
    if (bytes > WAITING_MAX.bytes || frames > WAITING_MAX.frames) {
      isClosed = true;
      counts.closed += 1;
      // Not in the middle of emitting to every socket.
      queueMicrotask(() => close(socket));
    } else if (bytes > BEHIND_FROM.bytes || frames > BEHIND_FROM.frames) setBehind(true);
  });
  // What waited was handed to the transport as a whole; it takes more only once that has gone out.
  conn.on('flush', () => {
    handedOver = queuedFrames;
    queuedBytes = 0;
    queuedFrames = 0;
  });
  socket.on('disconnect', () => {
    isClosed = true;
    setBehind(false);
  });
}

function close(socket: LiveSocket): void {
  const wire = wireOf(socket.conn.transport);
  wire?.close(CLOSE.code, CLOSE.reason);
  setTimeout(() => wire?.terminate(), GRACE_MS).unref();
  socket.conn.close(true);
}

/** What is emitted to many is one text: it is measured once. */
let measured = { text: '', bytes: 0 };

function sizeOf(data: unknown): number {
  if (typeof data === 'string') {
    if (data !== measured.text) measured = { text: data, bytes: Buffer.byteLength(data) };
    return measured.bytes;
  }
  return data instanceof Uint8Array ? data.byteLength : 0;
}

/** Engine.IO keeps the WebSocket of its transport to itself; polling has none. */
function wireOf(transport: object): Wire | null {
  const wire: unknown = Reflect.get(transport, 'socket');
  const isWire = typeof wire === 'object' && wire !== null && 'bufferedAmount' in wire && 'terminate' in wire;
  return isWire ? (wire as Wire) : null;
}
