import type { Protocol } from '../systems/system.ts';

/** What a frame from a server is to a client. `json` is read only by who needs it. */
export type Frame =
  | { readonly kind: 'open' | 'ready' | 'closed' | 'ping' | 'other' }
  | { readonly kind: 'refused'; readonly json: string }
  | { readonly kind: 'event'; readonly json: string }
  | { readonly kind: 'answer'; readonly id: number; readonly json: string };

/** How one protocol writes its frames. */
export interface Framing {
  readonly path: string;
  /** What is sent when the server has opened; null when there is nothing to say. */
  hello(token: string): string | null;
  ask(id: number, event: string, payload: unknown): string;
  read(text: string): Frame;
}

/** Engine.IO 4 and Socket.IO 5 over a WebSocket, as much of them as a client of one namespace needs. */
const socketIo: Framing = {
  path: '/socket.io/?EIO=4&transport=websocket',
  hello: (token) => `40${JSON.stringify({ token })}`,
  ask: (id, event, payload) => `42${id}${JSON.stringify([event, payload])}`,
  read(text) {
    if (text.startsWith('42')) return { kind: 'event', json: text.slice(2) };
    if (text.startsWith('43')) {
      const at = text.indexOf('[');
      return { kind: 'answer', id: Number(text.slice(2, at)), json: text.slice(at + 1, -1) };
    }
    if (text === '2') return { kind: 'ping' };
    if (text.startsWith('40')) return { kind: 'ready' };
    if (text.startsWith('44')) return { kind: 'refused', json: text.slice(2) };
    if (text.startsWith('41')) return { kind: 'closed' };
    return { kind: text.startsWith('0') ? 'open' : 'other' };
  },
};

/** Plain frames of the `ws` rival: `[event, payload]`, `[id, event, payload]` and `[id, answer]`. */
const plain: Framing = {
  path: '/',
  hello: () => null,
  ask: (id, event, payload) => JSON.stringify([id, event, payload]),
  read(text) {
    if (text.startsWith('["')) return { kind: 'event', json: text };
    const at = text.indexOf(',');
    return { kind: 'answer', id: Number(text.slice(1, at)), json: text.slice(at + 1, -1) };
  },
};

export function framingOf(protocol: Protocol): Framing {
  return protocol === 'ws' ? plain : socketIo;
}
