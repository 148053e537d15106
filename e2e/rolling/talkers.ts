import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Newcomer } from '../fixtures/newcomer.ts';

/** What a writer or reader went through. */
export interface Talk {
  readonly bodies: string[];
  /** Refusals, which a person would have seen. */
  readonly failures: string[];
}

interface Acknowledgement {
  readonly ok: boolean;
  readonly code?: string;
}

const ACK_MS = 5_000;
const AGAIN_MS = 100;

/** A socket that comes back as pages do: when it was told to, or else soon. */
function openSocket(url: string, token: string): Socket {
  const socket = io(url, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: AGAIN_MS,
    reconnectionDelayMax: 500,
  });
  let returnAfterMs = 0;
  socket.on('server:stopping', (told: { returnAfterMs: number }) => {
    ({ returnAfterMs } = told);
  });
  socket.on('disconnect', (reason) => {
    // The library leaves it to us where the server closed it.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), returnAfterMs);
  });
  return socket;
}

/** Writes a message every so often until it is stopped; what is not acknowledged is sent again under its `clientId`. */
export async function write(
  url: string,
  writer: Newcomer,
  conversationId: string,
  { everyMs, signal }: { readonly everyMs: number; readonly signal: AbortSignal },
): Promise<Talk> {
  const socket = openSocket(url, writer.token);
  const talk: Talk = { bodies: [], failures: [] };
  for (let index = 0; !signal.aborted; index += 1) {
    const body = `${writer.username} ${index}`;
    const input = { conversationId, clientId: `${index}`, body };
    for (;;) {
      const answer: Acknowledgement | null = await socket
        .timeout(ACK_MS)
        .emitWithAck('message:send', input)
        .catch(() => null);
      if (answer?.ok) break;
      // Passing, as a page sees it: it sends again without a word.
      if (answer !== null && answer.code !== 'unavailable') talk.failures.push(`${body}: ${answer.code}`);
      await wait(AGAIN_MS);
    }
    talk.bodies.push(body);
    await wait(everyMs);
  }
  socket.disconnect();
  return talk;
}

/** Reads until it is stopped, and catches up by numbers after each connection. */
export class Reader {
  readonly bodies: string[] = [];
  /** The longest time in which nothing arrived, while others wrote all the time, in milliseconds. */
  longestGapMs = 0;
  readonly #socket: Socket;
  readonly #reader: Newcomer;
  readonly #conversationId: string;
  #revision = 0;
  #heardAt = performance.now();

  constructor(url: string, reader: Newcomer, conversationId: string) {
    this.#reader = reader;
    this.#conversationId = conversationId;
    this.#socket = openSocket(url, reader.token);
    this.#socket.on('connect', () => void this.catchUp());
    this.#socket.on('message:created', (message: { body: string; revision: number }) => {
      // What comes after a gap is fetched with it.
      if (message.revision === this.#revision + 1) this.#take(message);
      else if (message.revision > this.#revision) void this.catchUp();
    });
  }

  /** Asks for what was missed, until nothing is left. */
  async catchUp(): Promise<void> {
    for (let hasMore = true; hasMore; ) {
      const since = this.#revision;
      const answer = await this.#reader.rest
        .must('GET', `/conversations/${this.#conversationId}/changes?since=${since}`)
        .catch(() => null);
      if (answer === null) return;
      for (const item of answer.items as { body: string; revision: number }[])
        if (item.revision > this.#revision) this.#take(item);
      hasMore = answer.hasMore === true;
    }
  }

  stop(): void {
    this.#socket.disconnect();
  }

  #take({ body, revision }: { body: string; revision: number }): void {
    this.#revision = revision;
    this.bodies.push(body);
    const now = performance.now();
    this.longestGapMs = Math.max(this.longestGapMs, now - this.#heardAt);
    this.#heardAt = now;
  }
}
