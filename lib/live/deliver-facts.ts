import { forgetCallers } from '../accounts/callers/proven-callers.ts';
import { notePushUser } from '../accounts/push/push-users.ts';
import type { FactHandlers, FactOf } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { forgetFilesOf } from '../files/known-files.ts';
import { answerInUse, noteAnswer } from '../presence/active-devices.ts';
import { noteHealth } from '../presence/process-health.ts';
import type { Caller } from '../use-case/caller.ts';
import type { ChangeStamps } from './change-stamps.ts';
import type { ConversationDelivery } from './deliver-conversation.ts';
import { endSocket } from './end-socket.ts';
import type { Feeds } from './feeds.ts';
import { leavePresence, resumePresence } from './presence-interest.ts';
import type { PresenceKeeper } from './presence-keeper.ts';
import { rooms } from './rooms.ts';
import type { LiveServer } from './sockets.ts';

interface Delivery {
  readonly ctx: Context;
  readonly io: LiveServer;
  readonly feeds: Feeds;
  readonly conversations: ConversationDelivery;
  readonly presence: PresenceKeeper;
  readonly stamps: ChangeStamps;
  /** Asks for `lobby:changed`, which is emitted at most once in a while. */
  readonly askLobby: () => void;
  /** New and changed profiles are gathered, and emitted at most once in a while. */
  readonly addPerson: (fact: FactOf<'person'>) => void;
  /** Runs a delivery that takes time; should it fail, the pages are asked to catch up. */
  readonly attempt: (work: Promise<void>) => void;
}

/**
 * Where each fact goes, and as which event: one row for each kind of `facts.ts`, so that a fact without a row does
 * not compile.
 */
export function deliveriesOf({
  ctx,
  io,
  feeds,
  conversations,
  presence,
  stamps,
  askLobby,
  addPerson,
  attempt,
}: Delivery): FactHandlers {
  const to = (room: string) => io.local.to(room);
  /** Signals are left out for who reads too slowly, and for these people. */
  const signalTo = (room: string, exceptIds: readonly string[] = []) =>
    to(room).except([rooms.behind, ...exceptIds.map(rooms.user)]);

  return {
    // Numbered facts, which their feed puts in order.
    message(fact) {
      // Before a page hears of it.
      if (fact.event === 'message:deleted') forgetFilesOf(ctx, fact.message.id);
      stamps.note(rooms.conversation(fact.message.conversationId));
      feeds.message(fact);
    },
    contact(fact) {
      stamps.note(rooms.addressBook);
      feeds.contact(fact);
    },

    // Facts that are read for each member, or concern a membership.
    conversation(fact) {
      for (const room of roomsOf(fact)) stamps.note(room);
      attempt(conversations.deliver(fact));
    },
    receipt: ({ receipt, isToldToAll }) =>
      to(isToldToAll ? rooms.conversation(receipt.conversationId) : rooms.user(receipt.userId)).emit(
        'receipt:changed',
        receipt,
      ),
    receipts: ({ conversationId, receipts }) => {
      for (const receipt of receipts) to(rooms.conversation(conversationId)).emit('receipt:changed', receipt);
    },

    // Facts for the pages of one person.
    me: ({ userId, role }) => {
      if (role !== undefined) setRole(io, userId, role);
      to(rooms.user(userId)).emit('me:changed', {});
    },
    draft: ({ userId, ...draft }) => to(rooms.user(userId)).emit('draft:changed', draft),
    saved: ({ userId, ...change }) => to(rooms.user(userId)).emit('message:saved', change),
    import: ({ userId, ...progress }) => signalTo(rooms.user(userId)).emit('import:changed', progress),
    favourite: ({ userId, ...favourite }) => to(rooms.user(userId)).emit('contact:favourite', favourite),
    invitations: ({ userId }) => to(rooms.user(userId)).emit('invitations:changed', {}),
    'report:handled': ({ userId, ...report }) => to(rooms.user(userId)).emit('report:handled', report),
    admin: (change) => to(rooms.admins).emit('admin:changed', change),
    'session:ended': (fact) => {
      forgetCallers(ctx, fact.userId);
      endSessions(io, fact);
      // Who is left lists the devices and tokens without it.
      to(rooms.user(fact.userId)).emit('me:changed', {});
    },

    // Facts and signals for everyone who shows what they concern.
    lobby: askLobby,
    person: addPerson,
    apart: (pair) => signalTo(rooms.everyone).emit('contact:apart', pair),
    typing: ({ hiddenFrom = [], ...signal }) =>
      signalTo(rooms.conversation(signal.conversationId), [signal.userId, ...hiddenFrom]).emit(
        'typing',
        signal,
      ),
    viewing: ({ hiddenFrom = [], ...signal }) =>
      signalTo(rooms.contact(signal.contactId), [signal.userId, ...hiddenFrom]).emit(
        'contact:viewing',
        signal,
      ),
    presence: (change) => {
      presence.notePublished(change);
      signalTo(rooms.presence(change.userId)).emit('presence:changed', change);
    },

    // Between the processes only.
    'presence:setting': ({ userId }) => presence.settingChanged(userId),
    'presence:ended': (fact) => endPresence(io, fact),
    'presence:resumed': (fact) => attempt(resumePresence(ctx, io, fact)),
    health: (report) => noteHealth(ctx, report),
    'presence:ask': (question) => presence.answer(question),
    'devices:ask': (question) => answerInUse(ctx, question),
    'devices:answer': (answer) => noteAnswer(ctx, answer),
    push: ({ userId }) => notePushUser(ctx, userId),
  };
}

/** Whose latest revisions a fact about a conversation changes. */
function roomsOf(fact: FactOf<'conversation'>): string[] {
  if (fact.event === 'conversation:removed') return [rooms.user(fact.userId)];
  return [rooms.conversation(fact.conversationId), ...(fact.userIds ?? []).map(rooms.user)];
}

/** Closes the sockets of a session or token that has ended, or all of a person's, after emitting why. */
function endSessions(
  io: LiveServer,
  { userId, sessionId, tokenId, keptSessionId, reason }: FactOf<'session:ended'>,
): void {
  const { sockets, adapter } = io.of('/');
  const ended = [sessionId && rooms.session(sessionId), tokenId && rooms.token(tokenId)].filter(Boolean);
  for (const room of ended.length > 0 ? ended : [rooms.user(userId)]) {
    for (const socketId of [...(adapter.rooms.get(room ?? '') ?? [])]) {
      const socket = sockets.get(socketId);
      const isKept = keptSessionId !== undefined && socket?.data.caller.sessionId === keptSessionId;
      if (socket && !isKept) endSocket(socket, reason);
    }
  }
}

/** What an administrator made of a person holds for their open sockets as well. */
function setRole(io: LiveServer, userId: string, role: Caller['role']): void {
  const { sockets, adapter } = io.of('/');
  for (const socketId of adapter.rooms.get(rooms.user(userId)) ?? []) {
    const socket = sockets.get(socketId);
    if (!socket) continue;
    socket.data.caller = { ...socket.data.caller, role };
    void (role === 'admin' ? socket.join(rooms.admins) : socket.leave(rooms.admins));
  }
}

/** Takes a person's sockets out of what they receive of another one, who is offline for them from now on. */
function endPresence(io: LiveServer, { userId, otherId }: FactOf<'presence:ended'>): void {
  const { sockets, adapter } = io.of('/');
  for (const socketId of [...(adapter.rooms.get(rooms.user(userId)) ?? [])]) {
    const socket = sockets.get(socketId);
    if (socket) leavePresence(socket, otherId);
  }
  io.local
    .to(rooms.user(userId))
    .emit('presence:changed', { userId: otherId, presence: 'offline', lastSeenAt: null });
}
