import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy between a client and a server that can do to connections what networks do. */
export interface FaultyProxy {
  readonly port: number;
  /** Ends every connection at once, as a reset. */
  cut(): void;
  /** Ends every connection in order, as the system does for a server that is killed. */
  hangUp(): void;
  /** Goes on taking bytes from both sides and passes none on: each side believes that the other is there. */
  halfOpen(): void;
  /** Passes what clients say and none of the answers: what was asked happens, and no client learns of it. */
  swallowAnswers(): void;
  /** Stops reading what the server sends, so that its buffers fill. */
  stall(): void;
  /** Stops reading what clients send, so that their buffers fill. */
  deafen(): void;
  /** Reads so many bytes of the server's a second, for each connection. */
  slow(bytesPerSecond: number): void;
  /** As a network ought to be again; what was half-open is cut, since what it swallowed is gone. */
  heal(): void;
  close(): Promise<void>;
}

type Mode = 'well' | 'half-open' | 'unanswered' | 'stalled' | 'deaf' | { readonly bytesPerSecond: number };

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  hasSwallowed: boolean;
}

/** How often a slow connection reads a little. */
const SIP_MS = 50;

/** Opens a proxy on a free port of this machine to `target`, a port of it. */
export async function openFaultyProxy(target: number): Promise<FaultyProxy> {
  const pairs = new Set<Pair>();
  let mode: Mode = 'well';

  const listener = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    const pair: Pair = { client, server, hasSwallowed: false };
    pairs.add(pair);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (bytes) => {
        if (mode === 'half-open' || (mode === 'unanswered' && from === server)) pair.hasSwallowed = true;
        // Not read on before it is taken: what waits, waits at the sender.
        else if (!to.write(bytes)) {
          from.pause();
          to.once('drain', () => {
            if (from === client ? mode !== 'deaf' : isFlowing(mode)) from.resume();
          });
        }
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
    if (!isFlowing(mode)) server.pause();
    if (mode === 'deaf') client.pause();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();

  const sip = setInterval(() => {
    if (typeof mode !== 'object') return;
    const bytes = Math.ceil((mode.bytesPerSecond * SIP_MS) / 1000);
    // What is read arrives at the listener above, also while the stream is paused.
    for (const { server } of pairs) server.read(bytes) ?? server.read();
  }, SIP_MS);

  const become = (next: Mode) => {
    mode = next;
    for (const { client, server } of pairs) {
      if (isFlowing(next)) server.resume();
      else server.pause();
      if (next === 'deaf') client.pause();
      else client.resume();
    }
  };
  const cutWhere = (isMeant: (pair: Pair) => boolean) => {
    for (const pair of [...pairs].filter(isMeant)) {
      pair.client.resetAndDestroy();
      pair.server.resetAndDestroy();
    }
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut: () => cutWhere(() => true),
    hangUp() {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
    },
    halfOpen: () => become('half-open'),
    swallowAnswers: () => become('unanswered'),
    stall: () => become('stalled'),
    deafen: () => become('deaf'),
    slow: (bytesPerSecond) => become({ bytesPerSecond }),
    heal() {
      become('well');
      cutWhere((pair) => pair.hasSwallowed);
    },
    async close() {
      clearInterval(sip);
      cutWhere(() => true);
      listener.close();
      await once(listener, 'close');
    },
  };
}

/** Whether what the server sends is read as it comes. */
function isFlowing(mode: Mode): boolean {
  return mode !== 'stalled' && typeof mode !== 'object';
}
