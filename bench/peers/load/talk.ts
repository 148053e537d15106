import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LightClient } from './light-client.ts';
import { sayReceipts } from './say-receipts.ts';

/** How a conversation is talked in. */
export interface TalkOrder {
  readonly conversationId: string;
  /** The first so many of those who arrived are its members; the first so many of these write, in turn. */
  readonly members: number;
  readonly writers: number;
  readonly messages: number;
  /** How many messages a second; null for all at once. */
  readonly perSecond: number | null;
  /** Whether the pages say what reached them and what was read. */
  readonly hasReceipts: boolean;
}

/** What became of the messages of one talk. */
export interface Talk {
  /** Milliseconds from sending to the page of another, for each message and each other member. */
  readonly times: Float64Array;
  /** Milliseconds from sending to the acknowledgement. */
  readonly answers: Float64Array;
  /** Milliseconds from the first send to the last arrival. */
  readonly ms: number;
  readonly deliveries: number;
  readonly receipts: number;
  readonly faults: Faults;
}

export interface Faults {
  readonly refused: number;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
}

const BODY = 'A message of ordinary length, as people write them in a chat all day long.';
const LIMIT_MS = 120_000;
/** For what should not come at all. */
const AFTER_MS = 150;

/** Sends the messages at their pace whatever became of those before, and waits until all have arrived. */
export async function talk(clients: readonly LightClient[], order: TalkOrder): Promise<Talk> {
  const { conversationId, messages, writers, perSecond, hasReceipts } = order;
  const members = clients.slice(0, order.members);
  const sentAt = new Map<string, number>();
  const logs = members.map(() => [] as number[]);
  const times: number[] = [];
  const answers: number[] = [];
  const expected: number[] = [];
  const receipts = sayReceipts(conversationId);
  const begun = performance.now();
  let last = begun;
  let received = 0;
  for (const [index, client] of members.entries()) {
    client.onMessage = (message) => {
      const sent = sentAt.get(message.clientId);
      if (message.conversationId !== conversationId || sent === undefined) return;
      last = performance.now();
      received += 1;
      logs[index]?.push(message.seq);
      if (message.clientId.startsWith(`${index}:`)) return;
      times.push(last - sent);
      if (hasReceipts) receipts.say(client, message.seq);
    };
  }
  const send = async (number: number) => {
    const writer = number % writers;
    const clientId = `${writer}:${randomUUID()}`;
    const now = performance.now();
    sentAt.set(clientId, now);
    const answer = await members[writer]?.ask('message:send', { conversationId, clientId, body: BODY });
    if (!answer?.ok || !answer.message) return;
    answers.push(performance.now() - now);
    expected.push(answer.message.seq);
  };
  const sends: Promise<void>[] = [];
  for (let number = 0; number < messages; number += 1) {
    const due = perSecond === null ? 0 : begun + (number * 1000) / perSecond - performance.now();
    if (due > 1) await wait(due);
    sends.push(send(number));
  }
  const limit = begun + LIMIT_MS;
  const deliveries = messages * members.length;
  while (received < deliveries && performance.now() < limit) await wait(10);
  await Promise.race([Promise.all(sends).then(receipts.done), wait(Math.max(0, limit - performance.now()))]);
  await wait(AFTER_MS);
  for (const client of members) client.onMessage = () => undefined;
  return {
    times: Float64Array.from(times),
    answers: Float64Array.from(answers),
    ms: last - begun,
    deliveries,
    receipts: receipts.count(),
    faults: check(logs, expected, messages),
  };
}

/** Compares what each member received with what was acknowledged. */
function check(logs: readonly (readonly number[])[], expected: readonly number[], messages: number): Faults {
  const faults = { refused: messages - expected.length, lost: 0, doubled: 0, disordered: 0 };
  for (const log of logs) {
    const distinct = new Set(log);
    faults.doubled += log.length - distinct.size;
    faults.lost += expected.filter((seq) => !distinct.has(seq)).length;
    faults.disordered += log.filter((seq, at) => seq < (log[at - 1] ?? 0)).length;
  }
  return faults;
}
