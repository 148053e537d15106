import type { Socket } from 'socket.io-client';
import {
  applyChanges,
  applyMessage,
  hasGap,
  noteRevision,
  openThread,
  type Thread,
} from '../../app/_client/state/thread.ts';
import { type Message, messageSchema } from '../../lib/contract/conversations/message.ts';
import { clientEvents } from '../../lib/contract/events.ts';
import { DELETED_TEXT, type EndState } from '../../lib/testing/delivery/history.ts';
import type { RestClient } from '../fixtures/rest.ts';
import { type Recorder, seen } from './recorder.ts';

const CHECK_MS = 3_000;
const RETRY_MS = 200;
const EVENTS = ['message:created', 'message:updated', 'message:deleted'] as const;

/** A program that follows one conversation as the contract says: by events, and by `changes` where it lacks something. */
export interface Reader {
  endState(): EndState;
  close(): void;
}

export function startReader(
  name: string,
  { socket, rest, recorder }: { socket: Socket; rest: RestClient; recorder: Recorder },
  conversationId: string,
): Reader {
  let thread: Thread = openThread(conversationId, { items: [], revision: 0 });
  let connection = 0;
  let isAsking = false;

  /** Asks until nothing is missing; `isSure` once more even when nothing seems to be. */
  const catchUp = async (isSure: boolean) => {
    if (isAsking) return;
    isAsking = true;
    let again = isSure;
    while (socket.connected && (again || hasGap(thread))) {
      const since = thread.log.revision;
      const path = `/conversations/${conversationId}/changes?since=${since}`;
      const answer = await rest.ask('GET', path).catch(() => null);
      if (answer?.status === 200) {
        thread = applyChanges(thread, { since, ...changesOf(answer.body) });
        again = false;
      } else await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    isAsking = false;
  };

  const checkSync = async () => {
    const answer = await socket
      .timeout(5_000)
      .emitWithAck('sync:check', {})
      .catch(() => null);
    const parsed = clientEvents['sync:check'].ack.safeParse(answer);
    const latest = parsed.data?.heads?.conversations.find(({ id }) => id === conversationId);
    if (latest) thread = noteRevision(thread, latest.revision);
    await catchUp(false);
  };

  socket.on('connect', () => {
    connection += 1;
    recorder.add({ kind: 'connected', reader: name, connection });
    void catchUp(true);
  });
  socket.on('sync:required', () => {
    recorder.add({ kind: 'sync required', reader: name });
    void catchUp(true);
  });
  for (const event of EVENTS) {
    socket.on(event, (payload: unknown) => {
      const message = messageSchema.parse(payload);
      if (message.conversationId !== conversationId) return;
      recorder.add({ kind: 'received', reader: name, connection, event, message: seen(message) });
      thread = applyMessage(thread, message);
      void catchUp(false);
    });
  }
  const timer = setInterval(() => socket.connected && void checkSync(), CHECK_MS);
  return {
    endState: () => ({ who: name, isWhole: true, rows: thread.items.map(rowOf) }),
    close() {
      clearInterval(timer);
      socket.disconnect();
    },
  };
}

function rowOf({ seq, body, deletedAt }: Message) {
  return { seq, text: deletedAt === null ? body : DELETED_TEXT };
}

function changesOf(body: unknown): { items: Message[]; revision: number } {
  const { items, revision } = Object(body) as { items: unknown[]; revision: number };
  return { items: items.map((item) => messageSchema.parse(item)), revision };
}
