import { WebSocket } from 'ws';
import type { Protocol } from '../systems/system.ts';
import { framingOf } from './frames.ts';

/** What a client must know of a message. */
export interface Received {
  readonly conversationId: string;
  readonly clientId: string;
  readonly seq: number;
}

export interface Answer {
  readonly ok: boolean;
  readonly message?: Received;
  readonly mark?: string;
}

interface ClientStart {
  readonly url: string;
  readonly protocol: Protocol;
  readonly token: string;
  /** For rivals, which keep no memberships: a client says which rooms it is in. */
  readonly conversationIds: readonly string[];
}

/** As our page: how long the server may take to say anything. Whoever waits for their turn after it waits on. */
const OPEN_MS = 10_000;
const MESSAGE = '["message:created",';

/** The server's refusal of a connection, with what it says to a program. */
export class Refused extends Error {
  readonly data: unknown;

  constructor({ message, data }: { readonly message: string; readonly data?: unknown }) {
    super(message);
    this.data = data;
  }
}

/**
 * A person's connection that costs little, so that one process can be thousands of them: it reads messages and answers,
 * and only counts everything else.
 */
export class LightClient {
  readonly #start: ClientStart;
  readonly #waiting = new Map<number, (answer: Answer | null) => void>();
  #socket: WebSocket | undefined;
  #nextId = 0;
  #mark: string | undefined;
  isOpen = false;
  /** Frames that were neither messages nor answers: presence, receipts and the like. */
  otherFrames = 0;
  onMessage: (message: Received) => void = () => undefined;
  onClose: () => void = () => undefined;

  constructor(start: ClientStart) {
    this.#start = start;
  }

  /** Resolves when connected and in every room; throws when closed or too late, and {@link Refused} when refused. */
  async open(): Promise<void> {
    const { url, protocol, token, conversationIds } = this.#start;
    const framing = framingOf(protocol);
    const socket = new WebSocket(url.replace('http', 'ws') + framing.path, { perMessageDeflate: false });
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => socket.terminate(), OPEN_MS);
      const ready = () => {
        clearTimeout(late);
        this.isOpen = true;
        resolve();
      };
      socket.on('open', () => {
        const hello = framing.hello(token);
        if (hello === null) ready();
        else socket.send(hello);
      });
      socket.on('message', (data: Buffer) => {
        const frame = framing.read(data.toString());
        if (frame.kind === 'event') this.#receive(frame.json);
        else if (frame.kind === 'answer') this.#answer(frame.id, frame.json);
        else if (frame.kind === 'ping') socket.send('3');
        else if (frame.kind === 'open') clearTimeout(late);
        else if (frame.kind === 'ready') ready();
        else if (frame.kind === 'refused') reject(new Refused(JSON.parse(frame.json)));
        if (frame.kind === 'refused' || frame.kind === 'closed') socket.terminate();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearTimeout(late);
        reject(new Error('The connection was closed.'));
        if (this.isOpen) this.#end();
      });
    });
    if (protocol !== 'parley') await this.ask('join', { conversationIds });
  }

  /** Asks the server; null when the connection ended before it answered. */
  ask(event: string, payload: unknown): Promise<Answer | null> {
    if (!this.isOpen) return Promise.resolve(null);
    this.#nextId += 1;
    const id = this.#nextId;
    const answered = new Promise<Answer | null>((resolve) => this.#waiting.set(id, resolve));
    this.#socket?.send(framingOf(this.#start.protocol).ask(id, event, payload));
    return answered;
  }

  /** The sync check of a page, with the token of the one before. Resolves to whether it was answered. */
  async checkSync(): Promise<boolean> {
    const mark = this.#mark;
    const answer = await this.ask('sync:check', mark === undefined ? {} : { mark });
    this.#mark = answer?.mark ?? mark;
    return answer?.ok ?? false;
  }

  /** Cuts the connection, as a network that goes away. */
  cut(): void {
    this.#socket?.terminate();
  }

  #receive(json: string): void {
    if (json.startsWith(MESSAGE)) this.onMessage(JSON.parse(json.slice(MESSAGE.length, -1)));
    else this.otherFrames += 1;
  }

  #answer(id: number, json: string): void {
    this.#waiting.get(id)?.(JSON.parse(json));
    this.#waiting.delete(id);
  }

  #end(): void {
    this.isOpen = false;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
    this.onClose();
  }
}
