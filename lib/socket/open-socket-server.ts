import type { Socket } from 'socket.io';
import { findCallerBySession } from '../accounts/sessions/find-caller-by-session.ts';
import { readSessionId } from '../accounts/sessions/session-cookie.ts';
import { findCallerByToken } from '../accounts/tokens/find-caller-by-token.ts';
import type { Context } from '../context/context.ts';
import { type ClientEventInput, type ClientEventName, clientEvents } from '../contract/events.ts';
import { signalTyping } from '../conversations/signal-typing.ts';
import { isOwnOrigin } from '../http/origin.ts';
import { replyTo } from '../http/reply.ts';
import { admitCall } from '../limits/call-limit.ts';
import { consume } from '../limits/rate-limit.ts';
import { inTurn } from '../limits/turns.ts';
import { viewContact, watchViewer } from '../live/contact-viewing.ts';
import { type Hub, startHub } from '../live/hub.ts';
import { shareFrames } from '../live/share-frames.ts';
import { boundWaiting } from '../live/slow-reader.ts';
import type { LiveServer, LiveSocket } from '../live/sockets.ts';
import type { Subscriptions } from '../live/subscriptions.ts';
import {
  type AcceptedPosition,
  acceptDeliveredPosition,
  acceptReadPosition,
} from '../messages/read-positions/move-positions.ts';
import { type AcceptedMessage, acceptMessage } from '../messages/send/send-message.ts';
import { noteInUse } from '../presence/active-devices.ts';
import { count, timeSince } from '../process/metrics/measures.ts';
import { registerGauge } from '../process/metrics/metrics.ts';
import { newRequestId, withRequestId } from '../process/request-id.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { type ConnectionLimits, limitConnections } from './connection-limits.ts';
import { createHandshakeQueue } from './handshake-queue.ts';

/** The largest frame that a client may send, in bytes; one above closes the connection. */
export const FRAME_LIMIT = 64 * 1024;
/** How many events of one socket may wait for those before them. */
const WAITING_MAX = 500;
/** The events that a token which only reads may send. */
const READING: ReadonlySet<string> = new Set(['sync:check', 'presence:watch'] satisfies ClientEventName[]);
/** A client that goes on after so many refusals in a row does not read them: its socket is closed. */
const REFUSED_MAX = 1_000;

/** Starts the live end of a Socket.IO server: who may connect, and what each event does. */
export async function openSocketServer(ctx: Context, io: LiveServer): Promise<Hub> {
  const limits = limitConnections(ctx, io);
  const handshakes = createHandshakeQueue();
  const hub = await startHub(ctx, io);
  shareFrames(io);
  registerGauge('live_connections', 'Open live connections.', () => io.of('/').sockets.size);
  const subscriptionsOf = new WeakMap<object, Subscriptions>();

  io.use((socket, next) => {
    handshakes
      .run(() => admit({ ctx, hub, limits }, socket))
      .then(
        ({ caller, subscriptions }) => {
          socket.data.caller = caller;
          socket.data.activity = 'active';
          socket.data.checkAt = 0;
          socket.data.touchAt = 0;
          socket.data.isEnded = false;
          subscriptionsOf.set(socket, subscriptions);
          count('handshakes_total', { code: 'ok' });
          next();
        },
        (thrown: unknown) => {
          const { code, message, retryAfterSeconds } = replyTo(thrown, ctx.log);
          count('handshakes_total', { code });
          const data = { code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
          next(Object.assign(new Error(message), { data }));
        },
      );
  });

  io.on('connection', (socket) => {
    boundWaiting(socket);
    const subscriptions = subscriptionsOf.get(socket);
    if (subscriptions) hub.join(socket, subscriptions);
    const { userId } = socket.data.caller;
    hub.presence.arrive(userId, socket.id);
    noteActivity(ctx, socket, { state: 'active' });
    socket.on('disconnect', () => {
      hub.presence.leave(userId, socket.id);
      noteInUse(ctx, userId, socket.id, null);
    });
    watchViewer(ctx, socket);
    listen({ ctx, hub, socket });
  });
  return hub;
}

interface Admission {
  readonly ctx: Context;
  readonly hub: Hub;
  readonly limits: ConnectionLimits;
}

/** Who is connecting: by a token, or by the session cookie of our own page. */
async function admit(
  { ctx, hub, limits }: Admission,
  socket: LiveSocket,
): Promise<{ caller: Caller; subscriptions: Subscriptions }> {
  // It may have given up while it waited for its turn.
  if (socket.conn.readyState !== 'open') throw new AppError('unavailable');
  const headers = new Headers();
  for (const name of ['origin', 'host', 'cookie'] as const) {
    const value = socket.handshake.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const caller = await callerOfHandshake(ctx, headers, socket.handshake.auth);
  limits.admitSocket(socket, caller.userId);
  await consume(ctx, 'connect', caller.userId);
  return { caller, subscriptions: await hub.prepare(caller.userId) };
}

async function callerOfHandshake(
  ctx: Context,
  headers: Headers,
  auth: Record<string, unknown>,
): Promise<Caller> {
  const isForeign = headers.has('origin') && !isOwnOrigin(ctx.env, headers);
  const token = auth.token;
  if (isForeign) throw new AppError('unauthenticated');
  if (typeof token === 'string') {
    const caller = await findCallerByToken(ctx, token);
    if (!caller) throw new AppError('unauthenticated');
    return caller;
  }
  const sessionId = headers.has('origin') ? await readSessionId(ctx, headers.get('cookie') ?? '') : null;
  if (sessionId === null) throw new AppError('unauthenticated');
  const caller = await findCallerBySession(ctx, sessionId);
  if (!caller) throw new AppError('session_ended');
  return caller;
}

type Handlers = {
  readonly [E in ClientEventName]: (input: Parsed<E>) => Promise<object>;
};
type Parsed<E extends ClientEventName> = ReturnType<(typeof clientEvents)[E]['input']['parse']>;

function handlersOf(ctx: Context, hub: Hub, socket: LiveSocket): Handlers {
  const { caller } = socket.data;
  return {
    'message:send': async (input) => sentLater(await acceptMessage(ctx, caller, input)),
    'message:read': async (input) => storedLater(await acceptReadPosition(ctx, caller, input)),
    'message:delivered': async (input) => storedLater(await acceptDeliveredPosition(ctx, caller, input)),
    typing: async (input) => done(signalTyping(ctx, caller, input)),
    'contact:viewing': async (input) => done(viewContact(ctx, socket, input)),
    activity: async (activity) => {
      hub.presence.setActivity(caller.userId, socket.id, activity.state);
      noteActivity(ctx, socket, activity);
      return {};
    },
    'presence:watch': ({ userIds }) => hub.watchPresence(socket, userIds),
    'sync:check': async ({ mark }) => await hub.checkSync(socket, mark),
  };
}

/** An answer that is given when something is stored, which the next events of the socket do not wait for. */
class Later {
  readonly answer: Promise<object>;

  constructor(answer: Promise<object>) {
    this.answer = answer;
  }
}

function storedLater({ stored }: AcceptedPosition): Later {
  return new Later(done(stored));
}

function sentLater({ stored }: AcceptedMessage): Later {
  return new Later(stored.then(({ message }) => ({ message })));
}

async function done(work: Promise<void>): Promise<object> {
  await work;
  return {};
}

interface Listening {
  readonly ctx: Context;
  readonly hub: Hub;
  readonly socket: LiveSocket;
}

/** Handles every event of a socket one after the other, so that pipelined sends keep their order, and answers each. */
function listen({ ctx, hub, socket }: Listening): void {
  const handlers = handlersOf(ctx, hub, socket);
  let tail: Promise<void> | undefined;
  let waiting = 0;
  let refused = 0;
  const give = (acknowledge: (answer: object) => void, reply: object) => {
    acknowledge(reply);
    refused = 'code' in reply && reply.code === 'rate_limited' ? refused + 1 : 0;
    if (ctx.env.RATE_LIMITS && refused > REFUSED_MAX) socket.disconnect(true);
  };

  (socket as unknown as Socket).onAny((event: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const answerWith = typeof last === 'function' ? (last as (answer: unknown) => void) : () => undefined;
    const acknowledge = measured(event, answerWith);
    if (waiting >= WAITING_MAX) {
      give(acknowledge, replyTo(new AppError('rate_limited', { retryAfterSeconds: 1 }), ctx.log));
      return;
    }
    waiting += 1;
    // Nothing is handled before the session or token was checked after joining.
    tail = (tail ?? hub.checkJoined(socket)).then(async () => {
      const work = () => answer({ ctx, socket, handlers }, event, args[0]);
      const answered = await withRequestId(newRequestId(), work);
      const end = (reply: object) => {
        give(acknowledge, reply);
        waiting -= 1;
      };
      if (answered instanceof Later) void answered.answer.then(end);
      else end(answered);
    });
  });
}

/** Counts and times an event, of which clients may make up any name, when it is acknowledged. */
function measured(sent: string, acknowledge: (answer: object) => void): (answer: object) => void {
  const begun = performance.now();
  const event = Object.hasOwn(clientEvents, sent) ? sent : 'unknown';
  return (reply) => {
    acknowledge(reply);
    const code = 'code' in reply && typeof reply.code === 'string' ? reply.code : 'ok';
    count('acknowledgements_total', { event, code });
    timeSince('acknowledgement_seconds', { event }, begun);
  };
}

interface Answering extends Pick<Listening, 'ctx' | 'socket'> {
  readonly handlers: Handlers;
}

async function answer({ ctx, socket, handlers }: Answering, event: string, input: unknown): Promise<object> {
  try {
    if (socket.data.isEnded) throw new AppError('session_ended');
    admitCall(ctx, `person:${socket.data.caller.userId}`);
    if (!Object.hasOwn(clientEvents, event)) throw new AppError('unknown_event');
    if (socket.data.caller.scope === 'read' && !READING.has(event)) throw new AppError('forbidden');
    const work = () => handle(handlers, event as ClientEventName, input);
    const result = await inTurn(ctx, `person:${socket.data.caller.userId}`, work);
    if (!(result instanceof Later)) return { ok: true, ...result };
    return new Later(
      result.answer.then(
        (stored) => ({ ok: true, ...stored }),
        (thrown: unknown) => replyTo(thrown, ctx.log),
      ),
    );
  } catch (thrown) {
    return replyTo(thrown, ctx.log);
  }
}

async function handle<E extends ClientEventName>(
  handlers: Handlers,
  event: E,
  input: unknown,
): Promise<object> {
  const parsed = clientEvents[event].input.parse(input);
  // The schema of this very event made it; TypeScript cannot follow the pair through the union.
  return await handlers[event](parsed as Parsed<E>);
}

/** What notices need to know of a device. */
function noteActivity(
  ctx: Context,
  { id, data: { caller } }: LiveSocket,
  { state, isVisible = true }: ClientEventInput<'activity'>,
): void {
  const deviceId = caller.sessionId ?? caller.tokenId ?? '';
  noteInUse(ctx, caller.userId, id, state === 'active' ? { deviceId, isVisible } : null);
}
