import { io } from 'socket.io-client';
import type { LiveSocket } from './socket.ts';

/** How long the socket outlives its last holder: longer than a remount of React's strict mode takes. */
const LINGER_MS = 500;

interface Shared {
  readonly socket: LiveSocket;
  holders: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

let shared: Shared | null = null;

/**
 * The page's one socket, shared by all who hold it and closed soon after the last one lets go. It does not
 * reconnect by itself: `connection.ts` decides when, since only it knows of sleep, refusals and ended sessions.
 */
export function holdSocket(): { readonly socket: LiveSocket; release(): void } {
  shared ??= {
    socket: io({
      // No polling: a browser sends no Origin with it, and the handshake by cookie needs one.
      transports: ['websocket'],
      autoConnect: false,
      reconnection: false,
      timeout: 10_000,
    }),
    holders: 0,
    closing: undefined,
  };
  const held = shared;
  held.holders += 1;
  clearTimeout(held.closing);
  let isReleased = false;
  return {
    socket: held.socket,
    release() {
      if (isReleased) return;
      isReleased = true;
      held.holders -= 1;
      if (held.holders > 0) return;
      held.closing = setTimeout(() => {
        held.socket.disconnect();
        if (shared === held) shared = null;
      }, LINGER_MS);
    },
  };
}
