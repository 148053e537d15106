import { z } from 'zod';
import { presenceStateSchema } from '../contract/accounts/account.ts';
import { processHealthSchema } from '../contract/admin/overview.ts';
import { serverEvents } from '../contract/events.ts';
import type { Bus } from './bus.ts';
import { channels } from './channels.ts';

/** Those who do not receive a signal of a person: they block them, or are blocked. */
const hidden = { hiddenFrom: z.array(z.string()).optional() };

/**
 * What the processes publish to each other: one schema per kind. `channelOf` below says on which channel, and
 * `lib/live/deliver-facts.ts` where each goes. A fact that a socket receives as it is reuses the schema of the event
 * catalogue.
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
  /** How far an import of this person is. */
  import: serverEvents['import:changed'].extend({ userId: z.string() }),
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
      /** The last release does not say it. */
      kind: z.enum(['direct', 'room']).optional(),
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
  /** Several receipts of one conversation that go to every member. */
  receipts: z.object({ conversationId: z.string(), receipts: z.array(serverEvents['receipt:changed']) }),
  /** A person's own profile or settings changed; `role` when an administrator changed it. */
  me: z.object({ userId: z.string(), role: z.enum(['member', 'admin']).optional() }),
  /** A person saved a message for themselves, or took it out. */
  saved: serverEvents['message:saved'].extend({ userId: z.string() }),
  draft: serverEvents['draft:changed'].extend({ userId: z.string() }),
  /** An account is new, or its profile changed. */
  person: z.object({ person: serverEvents['people:changed'].shape.people.element }),
  /** Something in the lobby changed that every member sees. */
  lobby: serverEvents['lobby:changed'],
  /** Something that administrators see changed. */
  admin: serverEvents['admin:changed'],
  /** An invitation of this person was made, used or ended. */
  invitations: serverEvents['invitations:changed'].extend({ userId: z.string() }),
  /** A report that this person sent was handled. */
  'report:handled': serverEvents['report:handled'].extend({ userId: z.string() }),
  /** A person hid their presence, or shows it again. */
  'presence:setting': z.object({ userId: z.string() }),
  typing: serverEvents.typing.extend(hidden),
  viewing: serverEvents['contact:viewing'].extend(hidden),
  presence: serverEvents['presence:changed'],
  /** From now on this person no longer receives the presence of the other one: one of them blocks the other. */
  'presence:ended': z.object({ userId: z.string(), otherId: z.string() }),
  /** Neither blocks the other any more: this person's pages receive again what they receive of the other one. */
  'presence:resumed': z.object({
    userId: z.string(),
    otherId: z.string(),
    /** Whether the two have a direct conversation. */
    arePartners: z.boolean(),
  }),
  /** How a process says that it is, again and again; null when it ends. */
  health: z.object({ id: z.string(), health: processHealthSchema.nullable() }),
  /** One process asks the others whether they still see this person; those who do renew it. */
  'presence:ask': z.object({ userId: z.string(), processId: z.string(), state: presenceStateSchema }),
  /** One process asks the others which devices of these people are in use; those that know of any answer. */
  'devices:ask': z.object({ id: z.string(), userIds: z.array(z.string()) }),
  'devices:answer': z.object({
    id: z.string(),
    devices: z.array(z.object({ userId: z.string(), deviceId: z.string(), isVisible: z.boolean() })),
  }),
  /** A device of this person takes pushes from now on. */
  push: z.object({ userId: z.string() }),
  /** Of one session or token; with neither, of all that the person has, but `keptSessionId`. */
  'session:ended': z.object({
    userId: z.string(),
    sessionId: z.string().optional(),
    tokenId: z.string().optional(),
    keptSessionId: z.string().optional(),
    reason: z.string(),
  }),
} as const;

export type FactKind = keyof typeof facts;
export type FactOf<K extends FactKind> = z.infer<(typeof facts)[K]>;

/** On which channel each fact is published: that of whom it concerns, so that no other process receives it. */
const channelOf: { readonly [K in FactKind]: (fact: FactOf<K>) => string } = {
  message: ({ message }) => channels.conversation(message.conversationId),
  contact: () => channels.addressBook,
  import: ({ userId }) => channels.user(userId),
  favourite: ({ userId }) => channels.user(userId),
  saved: ({ userId }) => channels.user(userId),
  apart: () => channels.addressBook,
  conversation: (fact) => {
    // New members are not subscribed to the conversation yet.
    if (fact.event === 'conversation:created') return channels.workspace;
    if (fact.event === 'conversation:removed') return channels.user(fact.userId);
    const [only, ...others] = fact.userIds ?? [];
    return only !== undefined && others.length === 0
      ? channels.user(only)
      : channels.conversation(fact.conversationId);
  },
  receipt: ({ receipt, isToldToAll }) =>
    isToldToAll ? channels.conversation(receipt.conversationId) : channels.user(receipt.userId),
  receipts: ({ conversationId }) => channels.conversation(conversationId),
  me: ({ userId }) => channels.user(userId),
  draft: ({ userId }) => channels.user(userId),
  person: () => channels.workspace,
  lobby: () => channels.workspace,
  admin: () => channels.workspace,
  invitations: ({ userId }) => channels.user(userId),
  'report:handled': ({ userId }) => channels.user(userId),
  'presence:setting': ({ userId }) => channels.user(userId),
  typing: ({ conversationId }) => channels.conversation(conversationId),
  viewing: () => channels.addressBook,
  presence: ({ userId }) => channels.presence(userId),
  'presence:ended': ({ userId }) => channels.user(userId),
  'presence:resumed': ({ userId }) => channels.user(userId),
  health: () => channels.workspace,
  'presence:ask': ({ userId }) => channels.user(userId),
  'devices:ask': () => channels.workspace,
  'devices:answer': () => channels.workspace,
  push: () => channels.workspace,
  'session:ended': ({ userId }) => channels.user(userId),
};

/**
 * Publishes to every process that someone whom the fact concerns is connected to. Resolves at once and never throws:
 * what is stored stays true, and pages catch up by numbers.
 */
export async function publishFact<K extends FactKind>(bus: Bus, kind: K, fact: FactOf<K>): Promise<void> {
  const message = `${kind} ${JSON.stringify(fact)}`;
  const outer = own;
  own = AS_IT_IS.has(kind) ? { message, kind, fact } : null;
  bus.publish(channelOf[kind](fact), message);
  own = outer;
}

/** The frequent facts, each made field by field: within this process they are not read from their text again. */
const AS_IT_IS: ReadonlySet<FactKind> = new Set(['message', 'receipt', 'receipts'] as const);

/** What this process is publishing just now. */
let own: { readonly message: string; readonly kind: FactKind; readonly fact: unknown } | null = null;

/** A message of the bus as the kind of fact that it names and the fact, not checked; null when it is none at all. */
export function decodeFact(message: string): { readonly kind: string; readonly fact: unknown } | null {
  const space = message.indexOf(' ');
  try {
    return { kind: message.slice(0, space), fact: JSON.parse(message.slice(space + 1)) };
  } catch {
    return null;
  }
}

export type FactHandlers = { readonly [K in FactKind]: (fact: FactOf<K>) => void };

/** Handles every fact, parsed; what does not parse (another release beside this one) is handed to `onUnknown`. */
export function handleFacts(
  bus: Bus,
  handlers: FactHandlers,
  onUnknown: (channel: string) => void,
): () => void {
  return bus.listen((channel, message) => {
    if (own !== null && own.message === message) {
      handlers[own.kind](own.fact as never);
      return;
    }
    const decoded = decodeFact(message);
    const isKnown = decoded !== null && Object.hasOwn(facts, decoded.kind);
    if (!isKnown || !handle(decoded.kind as FactKind, decoded.fact, handlers)) onUnknown(channel);
  });
}

function handle<K extends FactKind>(kind: K, fact: unknown, handlers: FactHandlers): boolean {
  const parsed = facts[kind].safeParse(fact);
  if (parsed.success) handlers[kind](parsed.data as FactOf<K>);
  return parsed.success;
}
