import { io, type Socket } from 'socket.io-client';
import { refusalSchema } from '../../lib/contract/errors.ts';
import { clientEvents } from '../../lib/contract/events.ts';
import { messageSchema } from '../../lib/contract/message.ts';
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
export interface Door {
  readonly name: string;
  send(clientId: string, body: string): Promise<Answer>;
  close(): void;
}

const ANSWER_MS = 5_000;
const REFUSED_FOR_NOW: readonly string[] = ['unavailable', 'internal', 'rate_limited'];

/** The live socket, as a program with a token uses it. */
export function socketDoor(url: string, token: string, conversationId: string): Door & { socket: Socket } {
  const socket = io(url, { auth: { token }, forceNew: true, transports: ['websocket'], ...QUICK });
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
    close: () => void socket.disconnect(),
  };
}

const QUICK = { reconnectionDelay: 100, reconnectionDelayMax: 400, timeout: 4_000 } as const;

/** REST, as a program uses it. */
export function restDoor(rest: RestClient, conversationId: string): Door {
  return {
    name: 'rest',
    async send(clientId, body) {
      const path = `/conversations/${conversationId}/messages`;
      const answer = await rest.ask('POST', path, { clientId, body }).catch(() => null);
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
export function formDoor(url: string, cookie: string, conversationId: string): Door {
  const address = `${url}/chat/${conversationId}`;
  return {
    name: 'form',
    async send(clientId, body) {
      try {
        const signal = AbortSignal.timeout(ANSWER_MS);
        const page = await fetch(address, { headers: { cookie }, signal, redirect: 'manual' });
        if (page.status !== 200) return { kind: 'lost' };
        const form = hiddenFields(await page.text());
        form.set('clientId', clientId);
        form.set('body', body);
        const headers = { cookie, origin: url };
        const answer = await fetch(address, {
          method: 'POST',
          headers,
          body: form,
          signal,
          redirect: 'manual',
        });
        await answer.arrayBuffer();
        return answer.status === 303 ? { kind: 'stored', message: null, isNew: null } : { kind: 'lost' };
      } catch {
        return { kind: 'lost' };
      }
    },
    close: () => undefined,
  };
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
