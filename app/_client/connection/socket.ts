import { io, type Socket } from 'socket.io-client';
import type {
  ClientEventAck,
  ClientEventInput,
  ClientEventName,
  ClientToServer,
  ServerEventName,
  ServerEventPayload,
  ServerToClient,
} from '../../../lib/contract/events.ts';
import { isBoolean, isShape } from '../../../lib/contract/values/guards.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

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

/**
 * Subscribes to one event of the catalogue. Payloads come from our own server and are not parsed; one that the listener
 * cannot work with, of another release perhaps, is reported, and `onUnreadable` runs.
 */
export function subscribe<E extends ServerEventName>(
  socket: LiveSocket,
  event: E,
  listener: (payload: ServerEventPayload<E>) => void,
  onUnreadable: () => void,
): () => void {
  const handle = (payload: ServerEventPayload<E>) => {
    try {
      listener(payload);
    } catch (error) {
      reportError(error);
      onUnreadable();
    }
  };
  const untyped: Socket = socket;
  const name: string = event;
  untyped.on(name, handle);
  return () => untyped.off(name, handle);
}

const isAcknowledgement = isShape({ ok: isBoolean });

/** Emits one event of the catalogue. Resolves to the acknowledgement, or null when none came in time. */
export async function request<E extends ClientEventName>(
  socket: LiveSocket,
  event: E,
  input: ClientEventInput<E>,
  timeoutMs: number,
): Promise<ClientEventAck<E> | null> {
  if (!socket.connected) return null;
  const untyped: Socket = socket;
  const answer: unknown = await untyped
    .timeout(timeoutMs)
    .emitWithAck(event, input)
    .catch(() => null);
  // Socket.IO gives an acknowledgement to the event that it belongs to.
  return isAcknowledgement(answer) ? (answer as ClientEventAck<E>) : null;
}
