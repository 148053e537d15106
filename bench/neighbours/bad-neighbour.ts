// The program of the bad neighbour: `startBadNeighbour` starts it and gives it orders.
import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { io as connect } from 'socket.io-client';
import { z } from 'zod';
import { newId } from '../../lib/contract/values/new-id.ts';
import { hostileFiles, hostileMessages, noisePhoto } from './hostile-input.ts';
import type { Order } from './start-bad-neighbour.ts';

const { url, token, roomId, only } = z
  .object({ url: z.string(), token: z.string(), roomId: z.string(), only: z.string().optional() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const authorization = `Bearer ${token}`;
const socket = connect(url, { auth: { token }, transports: ['websocket'] });
const counts: Record<string, number> = {};
// Its own work must not take the server's processor: a real one has a machine of its own.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
let isGoing = false;
let running: Promise<void>[] = [];

function count(what: string, status: string | number): void {
  const key = `${what} ${status}`;
  counts[key] = (counts[key] ?? 0) + 1;
}

interface Sent {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** One call, counted; after a refusal for calling too often it waits as long as the answer says, but never for long. */
async function call({ what, method, path, type = 'application/json', body }: Sent): Promise<unknown> {
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    count(what, answer.status);
    if (answer.status === 429) await wait(200);
    return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  } catch {
    count(what, 'failed');
    await wait(200);
    return null;
  }
}

/** Does the same again and again while it is to go, so many at once. */
function attack(atOnce: number, once: (turn: number) => Promise<unknown>): Promise<void>[] {
  return Array.from({ length: atOnce }, async (_, lane) => {
    for (let turn = lane; isGoing; turn += atOnce) await once(turn);
  });
}

const files = hostileFiles();
const texts = hostileMessages();
const photo = noisePhoto();
const contactIds: string[] = [];
const messageIds: string[] = [];

const at = <T>(all: readonly T[], turn: number): T | undefined => all[turn % Math.max(1, all.length)];
const json = (value: unknown) => JSON.stringify(value);

async function importFile(turn: number): Promise<void> {
  const { type, body } = at(files, turn) ?? { type: 'text/csv', body: '' };
  const path = `/api/v1/contacts/import${turn % 2 ? '?dryRun=true' : ''}`;
  await call({ what: 'import', method: 'POST', path, type, body });
}

async function createContact(turn: number): Promise<void> {
  const body = json({ name: `Contact ${turn}`, notes: 'x'.repeat(5_000) });
  const made = await call({ what: 'contact', method: 'POST', path: '/api/v1/contacts', body });
  const id: unknown = made === null || typeof made !== 'object' ? undefined : Reflect.get(made, 'id');
  if (typeof id === 'string') contactIds.push(id);
}

async function putPhoto(turn: number): Promise<void> {
  const id = at(contactIds, turn);
  if (id === undefined) return await wait(50);
  const path = `/api/v1/contacts/${id}/photo`;
  await call({ what: 'photo', method: 'PUT', path, type: 'image/png', body: photo });
}

/** Sends through the socket without end; an answer that refuses makes it wait as a call does. */
async function sendMessage(turn: number): Promise<void> {
  const input = { conversationId: roomId, clientId: newId(), body: at(texts, turn) };
  const answer: unknown = await socket
    .timeout(20_000)
    .emitWithAck('message:send', input)
    .catch(() => null);
  const isStored = answer !== null && typeof answer === 'object' && Reflect.get(answer, 'ok') === true;
  count('send', isStored ? 'stored' : 'refused');
  if (!isStored) return await wait(200);
  messageIds.push(String(Reflect.get(Reflect.get(answer, 'message') as object, 'id')));
}

async function react(turn: number): Promise<void> {
  const id = messageIds.at(-1 - (turn % 5));
  if (id === undefined) return await wait(50);
  const emoji = encodeURIComponent(['👍', '🎉', '😀', '🚀', '❤️'][turn % 5] ?? '👍');
  const method = turn % 2 ? 'PUT' : 'DELETE';
  await call({ what: 'reaction', method, path: `/api/v1/messages/${id}/reactions/${emoji}` });
}

const READS = [
  '/api/v1/contacts?limit=200',
  '/api/v1/contacts?query=contact',
  '/api/v1/contacts/duplicates',
  '/api/v1/contacts/export?format=vcard',
  `/api/v1/conversations/${roomId}/messages?limit=200`,
  '/contacts',
  '/',
];

async function read(turn: number): Promise<void> {
  await call({ what: 'read', method: 'GET', path: at(READS, turn) ?? '/' });
}

async function signal(): Promise<void> {
  const answer: unknown = await socket
    .timeout(20_000)
    .emitWithAck('typing', { conversationId: roomId })
    .catch(() => null);
  const isTaken = answer !== null && typeof answer === 'object' && Reflect.get(answer, 'ok') === true;
  count('signal', isTaken ? 'taken' : 'refused');
  if (!isTaken) await wait(200);
}

/** Each can be run without the others. Photos need contacts, and reactions messages. */
const attacks = {
  import: { atOnce: 2, once: importFile },
  contact: { atOnce: 2, once: createContact },
  photo: { atOnce: 3, once: putPhoto },
  send: { atOnce: 6, once: sendMessage },
  reaction: { atOnce: 4, once: react },
  read: { atOnce: 4, once: read },
  signal: { atOnce: 2, once: signal },
};

async function obey(order: Order): Promise<unknown> {
  if (order === 'go') {
    isGoing = true;
    running = Object.entries(attacks)
      .filter(([name]) => only === undefined || only.split(',').includes(name))
      .flatMap(([, { atOnce, once }]) => attack(atOnce, once));
    return 'going';
  }
  isGoing = false;
  await Promise.all(running);
  if (order === 'end') socket.disconnect();
  return order === 'end' ? counts : 'paused';
}

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));
process.send?.('ready');
