import type { Socket } from 'socket.io-client';
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
