import { readEnds } from '../accounts/callers/read-ends.ts';
import { touchSession } from '../accounts/sessions/touch-session.ts';
import type { Context } from '../context/context.ts';
import { gatherCalls } from '../process/gather-calls.ts';
import { AppError } from '../use-case/app-error.ts';
import { endSocket } from './end-socket.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

/** How often this process checks for sockets whose check is due. */
const TICK_MS = 500;
/** How long a socket goes unchecked: a fact lost with a process that died leaves no gap that would say so. */
const CHECK_EVERY_MS = 60_000;
/** How often a page that is open says that its session is used. */
const TOUCH_EVERY_MS = 4 * 60_000;

/**
 * Closes each socket whose session or token has ended, whatever became of the fact that said so: one that ended while
 * the socket connected, a fact that was lost, and an end by time, which no fact says.
 */
export interface SocketChecks {
  /** For a socket that has joined its rooms. Never rejects: what could not be checked is checked again soon. */
  checkJoined(socket: LiveSocket): Promise<void>;
  /** For a sync check, by which a page that is open uses its session. Throws `session_ended`. */
  checkInUse(socket: LiveSocket): Promise<void>;
  /** For a gap of the bus. */
  checkAll(): Promise<void>;
  close(): void;
}

/** Starts the checks of this process. */
export function startSocketChecks(ctx: Context, io: LiveServer): SocketChecks {
  const all = () => [...io.of('/').sockets.values()];
  const check = async (sockets: readonly LiveSocket[]) => {
    if (sockets.length === 0) return;
    const now = ctx.now().getTime();
    const ends = await readEnds(
      ctx,
      sockets.map(({ data }) => data.caller),
    );
    for (const [index, socket] of sockets.entries()) {
      const end = ends[index]?.getTime();
      if (end === undefined) endSocket(socket, 'ended');
      else socket.data.checkAt = Math.min(end, now + CHECK_EVERY_MS);
    }
  };
  // Those that connect together are checked together.
  const checkGathered = gatherCalls(check);
  const checkDue = async () => {
    const now = ctx.now().getTime();
    await check(all().filter(({ data }) => data.checkAt <= now));
  };

  let isChecking = false;
  const timer = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    checkDue()
      .catch((error: unknown) => ctx.log.warn({ reason: String(error) }, 'sockets could not be checked'))
      .finally(() => {
        isChecking = false;
      });
  }, TICK_MS);
  timer.unref();

  return {
    async checkJoined(socket) {
      // Connecting has used it.
      socket.data.touchAt = ctx.now().getTime() + TOUCH_EVERY_MS;
      if (socket.data.checkAt > 0) return;
      try {
        await checkGathered([socket]);
      } catch (error) {
        ctx.log.warn({ reason: String(error) }, 'a socket could not be checked');
      }
    },
    async checkInUse(socket) {
      const { sessionId } = socket.data.caller;
      const now = ctx.now().getTime();
      // Checked a moment ago, with all the others that were due, and no end of it can have been missed since.
      const isKnown = ctx.bus.health().state === 'ok' && now < socket.data.checkAt;
      if (!isKnown || now >= socket.data.touchAt) {
        if (sessionId !== null) await touchSession(ctx, sessionId);
        socket.data.touchAt = now + TOUCH_EVERY_MS;
        await check([socket]);
      }
      if (socket.data.isEnded) throw new AppError('session_ended');
    },
    checkAll: () => check(all()),
    close: () => clearInterval(timer),
  };
}
