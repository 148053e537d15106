import { z } from 'zod';
import { personSchema, presenceStateSchema } from './accounts/account.ts';
import { contactSchema } from './contacts/contact.ts';
import { importProgressSchema } from './contacts/contact-import.ts';
import { conversationSchema } from './conversations/conversation.ts';
import { messageSchema, sendMessageSchema } from './conversations/message.ts';
import type { refusalSchema } from './errors.ts';
import { idSchema } from './values/ids.ts';

/**
 * The event catalogue: every event that crosses a socket, with its payload. Facts are in the past tense and stored
 * before they are published; signals (`typing`, `presence:changed`) pass and are never stored.
 */
export const serverEvents = {
  'contact:created': z.object({ revision: z.number().int(), contact: contactSchema }),
  'contact:updated': z.object({
    revision: z.number().int(),
    contact: contactSchema,
    changedFields: z.array(z.string()),
    byUserId: z.string().nullable(),
  }),
  'contact:deleted': z.object({
    revision: z.number().int(),
    id: idSchema,
    byUserId: z.string().nullable(),
    /** The contact into which it was merged; left out when it was deleted. */
    mergedIntoId: idSchema.optional(),
  }),
  /** Many contacts at once, by an import or its undoing, under every number after `since` up to `revision`. */
  'contacts:imported': z.object({
    since: z.number().int(),
    revision: z.number().int(),
    importId: idSchema,
    isUndone: z.boolean(),
    created: z.number().int(),
    updated: z.number().int(),
    deleted: z.number().int(),
    byUserId: z.string().nullable(),
  }),
  /** To who began an import: how far it is, or its undoing; again and again while it lasts, without a number. */
  'import:changed': z.object({ import: importProgressSchema }),
  /** To the person's own pages only; without a number. */
  'contact:favourite': z.object({ id: idSchema, favourite: z.boolean() }),
  /** A pair of duplicates was dismissed, or is suggested again; without a number. */
  'contact:apart': z.object({
    ids: z.tuple([idSchema, idSchema]),
    isApart: z.boolean(),
    byUserId: z.string().nullable(),
  }),
  /** A person has a contact open, and perhaps one of its fields; again and again while it lasts. `viewId`: which page. */
  'contact:viewing': z.object({
    contactId: idSchema,
    userId: idSchema,
    viewId: z.string(),
    field: z.string().nullable(),
    isHere: z.boolean(),
  }),
  'message:created': messageSchema,
  'message:updated': messageSchema,
  'message:deleted': messageSchema,
  'conversation:created': conversationSchema,
  'conversation:updated': conversationSchema,
  /** As it was last seen, and who ended the membership: oneself, or another person. */
  'conversation:removed': conversationSchema.extend({ byUserId: idSchema.nullable() }),
  'receipt:changed': z.object({
    conversationId: idSchema,
    userId: idSchema,
    deliveredSeq: z.number().int(),
    readSeq: z.number().int(),
  }),
  typing: z.object({ conversationId: idSchema, userId: idSchema, until: z.string() }),
  'presence:changed': z.object({
    userId: idSchema,
    presence: presenceStateSchema,
    lastSeenAt: z.string().nullable(),
  }),
  /** Accounts that are new, or whose profile changed. At most once a second; without presence, which `presence:watch` answers. */
  'people:changed': z.object({ people: z.array(personSchema.omit({ presence: true, lastSeenAt: true })) }),
  /** Something in the lobby changed that every user sees: ask for it again if it is shown. At most once a second. */
  'lobby:changed': z.object({}),
  /** To the person's own devices: their profile or settings changed; `GET /me` says how. */
  'me:changed': z.object({}),
  /** To the person's own devices: one of them saved a draft. */
  'draft:changed': z.object({ conversationId: idSchema, deviceId: z.string() }),
  /** To the person's own devices: they saved a message, or took it out (`savedAt` is null). */
  'message:saved': z.object({
    messageId: idSchema,
    conversationId: idSchema,
    savedAt: z.string().nullable(),
  }),
  /** To administrators: this part of the admin panel changed; ask for it again if it is shown. */
  'admin:changed': z.object({
    changed: z.enum(['people', 'invitations', 'rooms', 'reports', 'settings', 'backups']),
  }),
  /** To who made an invitation: one of theirs was made, used or ended. */
  'invitations:changed': z.object({}),
  /** To who reported a message: an administrator handled it. */
  'report:handled': z.object({ messageId: idSchema }),
  'sync:required': z.object({}),
  /** This process stops: connect again after so many milliseconds, by whichever address. */
  'server:stopping': z.object({ returnAfterMs: z.number().int() }),
  'session:ended': z.object({ reason: z.string() }),
} as const;

/** A field of a contact, or one of its items: `title`, `phones.a1b2`. */
const viewedFieldSchema = z.string().regex(/^[A-Za-z]{1,20}(\.[A-Za-z0-9_-]{1,40})?$/);

const okSchema = z.object({ ok: z.literal(true) });
const positionInput = z.strictObject({
  conversationId: idSchema,
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

/** How far everything has come that a person may read: the latest revision of each of their conversations, and of the address book. */
export const latestRevisionsSchema = z.object({
  conversations: z.array(z.object({ id: idSchema, revision: z.number().int(), version: z.number().int() })),
  contactsRevision: z.number().int(),
});
export type LatestRevisions = z.infer<typeof latestRevisionsSchema>;

/** So many people may be watched by one socket. */
export const WATCHED_MAX = 300;

/** What the client may say, and what the acknowledgement holds when it worked. */
export const clientEvents = {
  'message:send': {
    input: sendMessageSchema.extend({ conversationId: idSchema }),
    ack: okSchema.extend({ message: messageSchema }),
  },
  'message:read': { input: positionInput, ack: okSchema },
  'message:delivered': { input: positionInput, ack: okSchema },
  typing: { input: z.strictObject({ conversationId: idSchema }), ack: okSchema },
  /** The contact on the screen, null for none any more, and the field that the person writes in. */
  'contact:viewing': {
    input: z.strictObject({ contactId: idSchema.nullable(), field: viewedFieldSchema.nullable() }),
    ack: okSchema,
  },
  /** Whether the person is at the device, and whether the page is in view, where it is one. */
  activity: {
    input: z.strictObject({ state: z.enum(['active', 'away']), isVisible: z.boolean().optional() }),
    ack: okSchema,
  },
  /** The people whose presence the page shows, instead of those before. */
  'presence:watch': {
    input: z.strictObject({ userIds: z.array(idSchema).max(WATCHED_MAX) }),
    ack: okSchema.extend({ people: z.array(serverEvents['presence:changed']) }),
  },
  'sync:check': {
    input: z.strictObject({ mark: z.string().max(100).optional() }),
    ack: okSchema.extend({ mark: z.string(), heads: latestRevisionsSchema.nullable() }),
  },
} as const;

export type ServerEventName = keyof typeof serverEvents;
export type ClientEventName = keyof typeof clientEvents;
export type ServerEventPayload<E extends ServerEventName> = z.infer<(typeof serverEvents)[E]>;
export type ClientEventInput<E extends ClientEventName> = z.input<(typeof clientEvents)[E]['input']>;
export type ClientEventAck<E extends ClientEventName> =
  | z.infer<(typeof clientEvents)[E]['ack']>
  | z.infer<typeof refusalSchema>;

/** Socket.IO's typing of both directions, derived from the catalogue: a misspelt event does not compile. */
export type ServerToClient = { [E in ServerEventName]: (payload: ServerEventPayload<E>) => void };
export type ClientToServer = {
  [E in ClientEventName]: (payload: ClientEventInput<E>, ack: (answer: ClientEventAck<E>) => void) => void;
};

/** When the server sends each event, for docs/API.md. */
export const serverEventTexts: Readonly<Record<ServerEventName, string>> = {
  'contact:created': 'a contact was added; a restored one comes as created',
  'contact:updated': 'a contact was changed; `changedFields` says where',
  'contact:deleted': 'a contact went to the bin, by itself or because it was merged into `mergedIntoId`',
  'contacts:imported': 'many contacts at once, under every revision after `since` up to `revision`',
  'import:changed':
    'to your own devices: how far an import of yours is, or its undoing; `GET /contacts/imports/{id}` says the rest',
  'contact:favourite': 'to your own devices: you added or removed a favourite',
  'contact:apart': 'a person said that two contacts are not duplicates, or took that back',
  'contact:viewing': 'another person has the contact open that you have open',
  'message:created': 'in a conversation of yours, in the order of `seq`',
  'message:updated': 'a message was edited, reacted to, pinned or unpinned, or got or lost a link preview',
  'message:deleted': 'a message was deleted or taken back; its `seq` stays',
  'conversation:created': 'you are a member from now on',
  'conversation:updated': 'its name, settings or summary changed for you',
  'conversation:removed': 'you are no longer a member (`byUserId`: who ended it), and nothing of it follows',
  'receipt:changed': 'how far a member has received and read; in rooms of more than 50 members only your own',
  typing: 'a member is writing, until `until`',
  'presence:changed':
    'a person comes, goes or is away: the other one of each direct conversation, and whom you watch',
  'people:changed': 'accounts that are new, without their presence; at most once a second',
  'lobby:changed': 'public rooms changed; at most once a second. Read `GET /rooms` again if you show it',
  'me:changed': 'to your own devices: your profile, settings, devices or tokens changed; read `GET /me`',
  'draft:changed': 'to your own devices: one of them saved a draft',
  'message:saved': 'to your own devices: you saved a message, or took it out (`savedAt` is null)',
  'invitations:changed':
    'to your own devices: an invitation of yours was made, used or ended; `GET /invitations` lists them',
  'admin:changed': 'to administrators: a part of the admin panel changed; read it again if you show it',
  'report:handled': 'a message that you reported was handled by an administrator',
  'sync:required': 'something may have been missed: catch up by the `changes` calls',
  'server:stopping': 'the server stops and closes the socket: connect again after `returnAfterMs`',
  'session:ended': 'the session or token ended; the server then closes the socket',
};

/** What each event from the client is for. */
export const clientEventTexts: Readonly<Record<ClientEventName, string>> = {
  'message:send': 'sends a message; the same `clientId` again is stored once',
  'message:read': 'moves your read position forward',
  'message:delivered': 'moves your delivered position forward',
  typing: 'says that you are writing; at most every 3 s, ends by itself after 6 s',
  'contact:viewing': 'says which contact you have open, and in which field you write; each may be null',
  activity:
    'says whether you are at the device, and by `isVisible` whether the page is in view: it gets no pushes then',
  'presence:watch':
    'says whose presence you show, at most 300 people, instead of those before; unknown ones are left out of the answer',
  'sync:check':
    'asks how far everything of yours has come; `heads` is null when nothing changed since `mark`',
};
