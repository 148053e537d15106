import { setTimeout as wait } from 'node:timers/promises';
import { messageSchema } from '../../lib/contract/conversations/message.ts';
import { newId } from '../../lib/contract/values/new-id.ts';
import type { Random } from '../../lib/testing/random.ts';
import type { RestClient } from '../fixtures/rest.ts';
import { type Recorder, seen } from './recorder.ts';
import type { Transport } from './transports.ts';

interface Writing {
  readonly recorder: Recorder;
  readonly random: Random;
  readonly senderId: string;
  /** The transport of this writer, and all transports of the same person. */
  readonly transport: Transport;
  readonly all: readonly Transport[];
  /** Whether sends may follow each other without waiting: a store that fails in between could swap them. */
  readonly isPipelining: boolean;
  isOver(): boolean;
}

const PAUSE_MS = 40;
const RETRY_MS = 150;
/** How long after the faults a message may take to be acknowledged. */
const LAST_TRY_MS = 60_000;
const AT_ONCE = 5;
const EMOJI = ['👍', '❤️', '🎉'] as const;

/**
 * Sends one message after the other until it is over, each again and again under its `clientId` until it is
 * acknowledged. Some go five times at once by all transports, some once only and unwatched, some by the dozen without waiting.
 */
export async function write(name: string, writing: Writing): Promise<void> {
  const { random, transport } = writing;
  const unwatched: Promise<unknown>[] = [];
  for (let n = 1; !writing.isOver(); n += 1) {
    const text = `${name} says ${n}`;
    const choice = random.next();
    if (choice < 0.05) unwatched.push(transport.send(note(writing, `${name}, once ${n}`, text), text));
    else if (choice < 0.15) await sendAtOnce(writing, name, text);
    else if (choice < 0.25 && writing.isPipelining && transport.name === 'socket')
      await pipeline(writing, name, text);
    else await sendUntilStored(writing, note(writing, name, text), text, name);
    await wait(random.next() * 2 * PAUSE_MS);
  }
  await Promise.all(unwatched);
}

function note({ recorder, senderId }: Writing, writer: string, body: string): string {
  const clientId = newId();
  recorder.add({ kind: 'sent', writer, senderId, clientId, body });
  return clientId;
}

async function sendUntilStored(
  writing: Writing,
  clientId: string,
  body: string,
  name: string,
  transports: readonly Transport[] = [writing.transport],
): Promise<void> {
  const { isOver } = writing;
  let last = Number.POSITIVE_INFINITY;
  while (performance.now() < last) {
    if (isOver()) last = Math.min(last, performance.now() + LAST_TRY_MS);
    const answers = await Promise.all(transports.map((transport) => transport.send(clientId, body)));
    for (const answer of answers) {
      if (answer.kind === 'refused') {
        const what = `"${body}" was refused: ${answer.code}`;
        return writing.recorder.add({ kind: 'answered wrongly', writer: name, what });
      }
      if (answer.kind === 'lost') continue;
      const { message, isNew } = answer;
      writing.recorder.add({ kind: 'acknowledged', writer: name, clientId, message, isNew });
    }
    if (answers.some((answer) => answer.kind === 'stored')) return;
    await wait(RETRY_MS + writing.random.next() * RETRY_MS);
  }
  const what = `"${body}" was not acknowledged long after everything was whole again`;
  writing.recorder.add({ kind: 'answered wrongly', writer: name, what });
}

async function sendAtOnce(writing: Writing, name: string, text: string): Promise<void> {
  const transports = Array.from({ length: AT_ONCE }, () => writing.random.pick(writing.all));
  const clientId = note(writing, name, text);
  await sendUntilStored(writing, clientId, text, name, transports);
  const other = await writing.transport.send(clientId, `${text}, but not this`);
  if (other.kind === 'refused' && other.code === 'client_id_reused') return;
  if (other.kind !== 'stored' || other.message === null) return;
  const what = `another text under the clientId of "${text}" was acknowledged`;
  writing.recorder.add({ kind: 'answered wrongly', writer: name, what });
}

/** Several without waiting; what was not acknowledged is sent again in the same order. */
async function pipeline(writing: Writing, name: string, text: string): Promise<void> {
  const burst = Array.from({ length: 12 }, (_, index) => `${text}.${index}`);
  const sent = burst.map((body) => ({ body, clientId: note(writing, name, body) }));
  const answers = await Promise.all(sent.map(({ clientId, body }) => writing.transport.send(clientId, body)));
  for (const [index, { clientId, body }] of sent.entries()) {
    const answer = answers[index];
    if (answer?.kind !== 'stored') await sendUntilStored(writing, clientId, body, name);
    else
      writing.recorder.add({
        kind: 'acknowledged',
        writer: name,
        clientId,
        message: answer.message,
        isNew: null,
      });
  }
}

/** Reacts to what anybody wrote, until it is over. */
export async function react(
  { recorder, random, senderId, isOver }: Pick<Writing, 'recorder' | 'random' | 'senderId' | 'isOver'>,
  rest: RestClient,
): Promise<void> {
  while (!isOver()) {
    await wait(random.next() * 6 * PAUSE_MS);
    const known = recorder.entries.flatMap((entry) =>
      entry.kind === 'acknowledged' && entry.message ? [entry.message] : [],
    );
    if (known.length === 0) continue;
    const { id } = random.pick(known.slice(-20));
    const emoji = random.pick(EMOJI);
    const answer = await rest
      .ask('PUT', `/messages/${id}/reactions/${encodeURIComponent(emoji)}`)
      .catch(() => null);
    if (answer?.status === 204) recorder.add({ kind: 'reacted', id, emoji, userId: senderId });
  }
}

/** Edits and deletes what its person wrote, until it is over. */
export async function change(
  name: string,
  { recorder, random, senderId, isOver }: Omit<Writing, 'transport' | 'all' | 'isPipelining'>,
  rest: RestClient,
): Promise<void> {
  const deleted = new Set<string>();
  for (let n = 1; !isOver(); n += 1) {
    await wait(random.next() * 4 * PAUSE_MS);
    const own = recorder.entries.flatMap((entry) =>
      entry.kind === 'acknowledged' && entry.message?.senderId === senderId ? [entry.message] : [],
    );
    if (own.length === 0) continue;
    const { id, body } = random.pick(own.slice(-40));
    if (deleted.has(id)) continue;
    const text = random.chance(0.15) ? null : `${body} · edit ${n}`;
    if (text === null) deleted.add(id);
    recorder.add({ kind: 'changing', writer: name, id, body: text });
    // Not repeated: what was lost on its way may have happened or not.
    const answer = await (text === null
      ? rest.ask('DELETE', `/messages/${id}`)
      : rest.ask('PATCH', `/messages/${id}`, { body: text })
    ).catch(() => null);
    if (answer === null || answer.status >= 300) continue;
    const message = messageSchema.safeParse(answer.body);
    const revision = message.success ? seen(message.data).revision : null;
    recorder.add({ kind: 'changed', writer: name, id, body: text, revision });
  }
}
