import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { messageSchema } from '../../lib/contract/conversations/message.ts';
import { refusalSchema } from '../../lib/contract/errors.ts';
import { clientEvents } from '../../lib/contract/events.ts';
import type { Seen } from '../../lib/testing/delivery/history.ts';
import type { RestClient } from '../fixtures/rest.ts';
import { seen } from './recorder.ts';

/** What became of one try to send. */
export type Answer =
  | { readonly kind: 'stored'; readonly message: Seen | null; readonly isNew: boolean | null }
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer: it may be stored or not. */
  | { readonly kind: 'lost' };

/** One of the ways into the server for messages of one person. */
export interface Transport {
  readonly name: string;
  send(clientId: string, body: string): Promise<Answer>;
  close(): void;
}

const ANSWER_MS = 5_000;
const REFUSED_FOR_NOW: readonly string[] = ['unavailable', 'rate_limited'];

/** The live socket, as a program with a token uses it. */
export function socketTransport(
  url: string,
  token: string,
  conversationId: string,
): Transport & { socket: Socket } {
  const socket = io(url, { auth: { token }, forceNew: true, transports: ['websocket'], ...QUICK });
  // Whom the server itself refuses, the library does not connect again.
  socket.on('connect_error', () => {
    if (!socket.active) setTimeout(() => socket.connect(), QUICK.reconnectionDelayMax);
  });
  return {
    name: 'socket',
    socket,
    async send(clientId, body) {
      if (!socket.connected) return { kind: 'lost' };
      const input = { conversationId, clientId, body };
      const answer: unknown = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('message:send', input)
        .catch(() => null);
      const stored = clientEvents['message:send'].ack.safeParse(answer);
      if (stored.success) return { kind: 'stored', message: seen(stored.data.message), isNew: null };
      const refusal = refusalSchema.safeParse(answer);
      return refusal.success ? refused(refusal.data.code) : { kind: 'lost' };
    },
    close: () => void socket.off('connect_error').disconnect(),
  };
}

const QUICK = { reconnectionDelay: 100, reconnectionDelayMax: 400, timeout: 4_000 } as const;

/** REST, as a program uses it. */
export function restTransport(rest: RestClient, conversationId: string): Transport {
  return {
    name: 'rest',
    async send(clientId, body) {
      const path = `/conversations/${conversationId}/messages`;
      const answer = await inTime(rest.ask('POST', path, { clientId, body }));
      if (answer === null) return { kind: 'lost' };
      const message = messageSchema.safeParse(answer.body);
      if (message.success)
        return { kind: 'stored', message: seen(message.data), isNew: answer.status === 201 };
      return refused(codeOf(answer.body));
    },
    close: () => undefined,
  };
}

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'unavailable';
}

function refused(code: string): Answer {
  return REFUSED_FOR_NOW.includes(code) ? { kind: 'lost' } : { kind: 'refused', code };
}

/** The server action, posted by the form of the page as a browser without JavaScript does. */
export function formTransport(url: string, cookie: string, conversationId: string): Transport {
  const address = `${url}/chat/${conversationId}`;
  return {
    name: 'form',
    async send(clientId, body) {
      const status = await inTime(postForm(address, { cookie, origin: url }, { clientId, body }));
      return status === 303 ? { kind: 'stored', message: null, isNew: null } : { kind: 'lost' };
    },
    close: () => undefined,
  };
}

/** Reads the page and sends its form; the status of the answer, 303 when it leads on. */
async function postForm(
  address: string,
  { cookie, origin }: { readonly cookie: string; readonly origin: string },
  typed: Readonly<Record<string, string>>,
): Promise<number> {
  const page = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  if (page.status !== 200) return page.status;
  const body = hiddenFields(await page.text());
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  const headers = { cookie, origin };
  const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
  await answer.arrayBuffer();
  return answer.status;
}

/** What came of it within the time that a program waits; null when nothing did. */
function inTime<T>(work: Promise<T>): Promise<T | null> {
  return Promise.race([work.catch(() => null), wait(ANSWER_MS, null, { ref: false })]);
}

/** The fields that the server put into the form of the composer. */
function hiddenFields(html: string): FormData {
  const forms = html.split('<form').slice(1);
  const form = forms.find((each) => each.includes('name="clientId"'))?.split('</form>')[0];
  if (form === undefined) throw new Error('The page has no form to write in.');
  const fields = new FormData();
  for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
    fields.set(attribute(input, 'name'), attribute(input, 'value'));
  }
  return fields;
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}
