import type { Duplex } from 'node:stream';
import type { LiveServer } from './sockets.ts';

/** The parts of Socket.IO, Engine.IO and `ws` below a broadcast, which they keep to themselves. */
interface Adapter {
  readonly nsp: { readonly name: string };
  _encode(packet: Packet, options: FrameOptions): unknown;
  apply(options: BroadcastOptions, work: (socket: BroadcastSocket) => void): void;
  broadcast(packet: Packet, options: BroadcastOptions): void;
}

interface Packet {
  nsp: string;
}

interface BroadcastOptions {
  readonly flags?: { readonly volatile?: boolean; readonly compress?: boolean };
}

interface FrameOptions {
  readonly preEncoded: true;
  readonly volatile: boolean | undefined;
  readonly compress: boolean | undefined;
  /** Set by `_encode`. */
  wsPreEncodedFrame?: unknown;
}

interface BroadcastSocket {
  readonly conn: {
    readonly readyState: string;
    readonly transport: {
      readonly name: string;
      readonly writable: boolean;
      readonly socket?: { readonly readyState: number; readonly _socket?: Duplex };
    };
  };
  readonly client: { writeToEngine(encoded: unknown, options: FrameOptions): void };
}

const OPEN = 1;

/**
 * Lets what is emitted to a room be one frame for all its sockets, which is written to each connection as it is, and all
 * frames of one turn of the event loop to one connection in one piece: that is half the work. A connection that still
 * has something to send gets the packet as Engine.IO brings it, which keeps the order and counts what waits. Where the
 * parts that this needs are not as expected, everything stays as it is.
 */
export function shareFrames(io: LiveServer): void {
  const adapter: unknown = io.of('/').adapter;
  if (!isAsExpected(adapter)) return;
  adapter.broadcast = (packet, options) => {
    const { volatile, compress } = options.flags ?? {};
    const frameOptions: FrameOptions = { preEncoded: true, volatile, compress };
    packet.nsp = adapter.nsp.name;
    const encoded = adapter._encode(packet, frameOptions);
    const frame = wholeFrame(frameOptions.wsPreEncodedFrame);
    if (frame !== null) frameOptions.wsPreEncodedFrame = [frame];
    adapter.apply(options, (socket) => {
      if (frame === null || !writeAtOnce(socket, frame)) socket.client.writeToEngine(encoded, frameOptions);
    });
  };
}

function isAsExpected(adapter: unknown): adapter is Adapter {
  if (typeof adapter !== 'object' || adapter === null) return false;
  return ['_encode', 'apply', 'broadcast'].every((name) => typeof Reflect.get(adapter, name) === 'function');
}

/** The adapter makes a frame as a head and a body, which Node would give to the system as two. */
function wholeFrame(parts: unknown): Buffer | null {
  return Array.isArray(parts) && parts.every(Buffer.isBuffer) ? Buffer.concat(parts) : null;
}

/** Writes a frame to a connection to which everything before has gone out; false when there is none. */
function writeAtOnce({ conn }: BroadcastSocket, frame: Buffer): boolean {
  const { name, writable, socket } = conn.transport;
  if (!writable || name !== 'websocket' || conn.readyState !== 'open') return false;
  const stream = socket?._socket;
  if (stream === undefined || socket?.readyState !== OPEN) return false;
  if (!gathering.has(stream)) {
    if (stream.writableLength > 0) return false;
    gather(stream);
  }
  stream.write(frame);
  return true;
}

/** The connections whose frames are gathered until the end of this turn. */
const gathering = new Set<Duplex>();

function gather(stream: Duplex): void {
  if (gathering.size === 0) process.nextTick(writeGathered);
  gathering.add(stream);
  stream.cork();
}

function writeGathered(): void {
  for (const stream of gathering) stream.uncork();
  gathering.clear();
}
