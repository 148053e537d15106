import { z } from 'zod';
import { presenceStateSchema } from '../contract/accounts/account.ts';
import { serverEvents } from '../contract/events.ts';
import type { Bus } from './bus.ts';

/**
 * What the processes publish to each other: one schema per channel; `lib/live/deliver-facts.ts` says where each goes. A fact that a socket receives as it is reuses the
 * schema of the event catalogue.
 */
export const facts = {
  message: z.object({
    event: z.enum(['message:created', 'message:updated', 'message:deleted']),
    message: serverEvents['message:created'],
  }),
  contact: z.discriminatedUnion('event', [
    z.object({ event: z.literal('contact:created'), payload: serverEvents['contact:created'] }),
    z.object({ event: z.literal('contact:updated'), payload: serverEvents['contact:updated'] }),
    z.object({ event: z.literal('contact:deleted'), payload: serverEvents['contact:deleted'] }),
    z.object({ event: z.literal('contacts:imported'), payload: serverEvents['contacts:imported'] }),
  ]),
  /** A person's own favourite. */
  favourite: serverEvents['contact:favourite'].extend({ userId: z.string() }),
  apart: serverEvents['contact:apart'],
  /** Each member sees a conversation differently, so only its id travels; every process reads it for its own. */
  conversation: z.discriminatedUnion('event', [
    z.object({
      event: z.literal('conversation:created'),
      conversationId: z.string(),
      /** The number from which these new members receive its messages. */
      revision: z.number().int(),
      userIds: z.array(z.string()),
    }),
    z.object({
      event: z.literal('conversation:updated'),
      conversationId: z.string(),
      /** Who sees it change; null for every member. */
      userIds: z.array(z.string()).nullable(),
    }),
    z.object({
      event: z.literal('conversation:removed'),
      userId: z.string(),
      conversation: serverEvents['conversation:removed'],
    }),
  ]),
  /** `isToldToAll`: to every member, not only to the reader's own devices. The last release reads it by this name. */
  receipt: z.object({ receipt: serverEvents['receipt:changed'], isToldToAll: z.boolean() }),
  /** A person's own profile or settings changed. */
  me: z.object({ userId: z.string() }),
  draft: serverEvents['draft:changed'].extend({ userId: z.string() }),
  /** Something in the lobby changed that every member sees. */
  lobby: serverEvents['lobby:changed'],
  /** A person hid their presence, or shows it again. */
  'presence:setting': z.object({ userId: z.string() }),
  typing: serverEvents.typing,
  viewing: serverEvents['contact:viewing'],
  presence: serverEvents['presence:changed'],
  /** One process asks the others whether they still see this person; those who do renew it. */
  'presence:ask': z.object({ userId: z.string(), processId: z.string(), state: presenceStateSchema }),
  'session:ended': z.object({
    userId: z.string(),
    sessionId: z.string().optional(),
    tokenId: z.string().optional(),
    reason: z.string(),
  }),
} as const;

export type FactChannel = keyof typeof facts;
export type FactOf<C extends FactChannel> = z.infer<(typeof facts)[C]>;

/** Publishes to every process. Never throws: what is stored stays true, and pages catch up by numbers. */
export async function publishFact<C extends FactChannel>(
  bus: Bus,
  channel: C,
  fact: FactOf<C>,
): Promise<void> {
  await bus.publish(channel, JSON.stringify(fact));
}

export type FactHandlers = { readonly [C in FactChannel]: (fact: FactOf<C>) => void };

/** Handles every fact, parsed; what does not parse (another release beside this one) is handed to `onUnknown`. */
export function subscribeToFacts(
  bus: Bus,
  handlers: FactHandlers,
  onUnknown: (channel: string) => void,
): () => void {
  return bus.subscribe((channel, payload) => {
    if (!Object.hasOwn(facts, channel)) return onUnknown(channel);
    handle(channel as FactChannel, payload, handlers, onUnknown);
  });
}

function handle<C extends FactChannel>(
  channel: C,
  payload: string,
  handlers: FactHandlers,
  onUnknown: (channel: string) => void,
): void {
  const parsed = facts[channel].safeParse(JSON.parse(payload));
  if (parsed.success) handlers[channel](parsed.data as FactOf<C>);
  else onUnknown(channel);
}
