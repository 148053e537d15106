import type { ErrorCode } from '../../../lib/contract/errors.ts';
import { type LiveSocket, request } from '../connection/socket.ts';
import type { LiveStore } from '../state/live-store.ts';
import { createOutbox, type Outbox, type SendOutcome } from './outbox.ts';
import { openOutboxStorage } from './outbox-indexed-db.ts';
import type { OutboxRecord } from './outbox-storage.ts';

const ACK_MS = 10_000;
const DEFAULT_LATER_MS = 5000;
const CHANNEL = 'parley-outbox';

/** Opens the outbox of this page: stored in the browser, shared with its other tabs, sending by the socket. */
export async function openOutbox(
  store: LiveStore,
  socket: LiveSocket,
  onSending: (clientId: string) => void,
): Promise<Outbox> {
  const { me } = store.getState();
  const storage = await openOutboxStorage();
  const channel = new BroadcastChannel(CHANNEL);
  const outbox = createOutbox({
    userId: me.id,
    storage,
    exclusively: exclusively,
    send: (record) => {
      // Before the answer, for the message itself may arrive first.
      onSending(record.clientId);
      return sendBySocket(store, socket, record);
    },
    isConnected: () => socket.connected,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    tell: () => channel.postMessage(me.id),
    onChange: (records, isDurable) => store.dispatch({ type: 'outbox', records, isDurable }),
    onFailed: () =>
      store.dispatch({
        type: 'announce',
        text: 'Message not sent. Retry is after the message.',
        isUrgent: true,
      }),
  });
  channel.onmessage = ({ data }) => {
    if (data === me.id) void outbox.wake();
  };
  await outbox.start();
  return {
    ...outbox,
    stop() {
      outbox.stop();
      channel.close();
    },
  };
}

// Web Locks exist only in secure contexts. Without them two tabs may both try, which the server stores once.
async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, work);
  else await work();
}

async function sendBySocket(
  store: LiveStore,
  socket: LiveSocket,
  record: OutboxRecord,
): Promise<SendOutcome> {
  const { clientId, conversationId, body, replyToId } = record;
  const answer = await request(socket, 'message:send', { clientId, conversationId, body, replyToId }, ACK_MS);
  if (answer === null) return { kind: 'lost' };
  if (!answer.ok)
    return refused(answer.code, answer.message, answer.errors?.[0]?.message, answer.retryAfterSeconds);
  store.dispatch({ type: 'message', message: answer.message });
  return { kind: 'stored' };
}

function refused(
  code: ErrorCode,
  message: string,
  fieldMessage: string | undefined,
  retryAfterSeconds: number | undefined,
): SendOutcome {
  switch (code) {
    case 'unauthenticated':
    case 'session_ended':
      return { kind: 'ended' };
    case 'rate_limited':
      return {
        kind: 'later',
        afterMs: retryAfterSeconds === undefined ? DEFAULT_LATER_MS : retryAfterSeconds * 1000,
      };
    case 'unavailable':
      return { kind: 'lost' };
    case 'internal':
      return { kind: 'fault', reason: message };
    case 'not_found':
      return { kind: 'refused', reason: 'You are no longer in this conversation.' };
    default:
      return { kind: 'refused', reason: fieldMessage ?? message };
  }
}
