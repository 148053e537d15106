import { hostname } from 'node:os';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { type ProcessHealth, processHealthSchema } from '../../contract/admin/overview.ts';
import { newId } from '../../contract/values/new-id.ts';
import { readGauge } from '../../process/metrics.ts';
import { VERSION } from '../../process/version.ts';

/** How often a process says how it is, in milliseconds, and how long that is shown after it said so last. */
const REPORT_MS = 5_000;
export const SHOWN_MS = 15_000;
/** How long the name of a process that reports no more is kept. */
const FORGOTTEN_MS = 60 * 60 * 1000;
/** The names of the processes that reported, with the time of it, in a sorted set of Redis. */
const ROLL = 'processes';

const ownId = processState('process-id', () => newId());
const keyOf = (id: string) => `process:${id}`;

/** How this process is now. */
export function ownHealth(ctx: Context): ProcessHealth {
  return {
    id: ownId(ctx),
    host: hostname(),
    pid: process.pid,
    version: VERSION,
    startedAt: new Date(ctx.now().getTime() - process.uptime() * 1000).toISOString(),
    heardAt: ctx.now().toISOString(),
    sockets: readGauge('live_connections') ?? 0,
    memoryBytes: process.memoryUsage.rss(),
    eventLoopDelayMs: (readGauge('event_loop_delay_p99_seconds') ?? 0) * 1000,
    writesWaiting: readGauge('writes_waiting') ?? 0,
    worksWaiting: readGauge('works_waiting') ?? 0,
  };
}

/**
 * Says again and again how this process is, for the others to show: under a key that expires, so that one that dies is no
 * longer shown soon after. The answer ends that at once, for a process that ends in order.
 */
export function startHealthReports(ctx: Context): () => Promise<void> {
  const { shared } = ctx.bus;
  if (shared === null) return () => Promise.resolve();
  const say = async () => {
    // Others learn of it once Redis is back.
    if (!shared.isUsable()) return;
    await ctx.bus.set(keyOf(ownId(ctx)), JSON.stringify(ownHealth(ctx)), SHOWN_MS);
    await shared.redis.zadd(shared.keyOf(ROLL), Date.now(), ownId(ctx));
    await shared.redis.pexpire(shared.keyOf(ROLL), FORGOTTEN_MS);
  };
  const attempt = () => void say().catch((error: unknown) => shared.note(error));
  const timer = setInterval(attempt, REPORT_MS);
  timer.unref();
  attempt();
  return async () => {
    clearInterval(timer);
    await ctx.bus.delete(keyOf(ownId(ctx))).catch(() => undefined);
  };
}

/** How every process of the workspace is, the oldest first; this one as it is now. While Redis is away only this one. */
export async function listProcesses(ctx: Context): Promise<ProcessHealth[]> {
  const own = ownHealth(ctx);
  const others = (await readOthers(ctx, own.id)).filter(({ id }) => id !== own.id);
  return [own, ...others].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

async function readOthers({ bus }: Context, ownId: string): Promise<ProcessHealth[]> {
  const { shared } = bus;
  if (!shared?.isUsable()) return [];
  try {
    const roll = shared.keyOf(ROLL);
    // Long gone: their keys have expired, whatever the clocks of the machines say.
    await shared.redis.zremrangebyscore(roll, '-inf', `${Date.now() - FORGOTTEN_MS}`);
    const ids = (await shared.redis.zrange(roll, '0', '-1')).filter((id) => id !== ownId);
    return (await bus.get(ids.map(keyOf))).flatMap((value) => parse(value) ?? []);
  } catch (error) {
    shared.note(error);
    return [];
  }
}

/** Null for one that is gone, and for what another release says differently. */
function parse(value: string | null): ProcessHealth | null {
  if (value === null) return null;
  const parsed = processHealthSchema.safeParse(JSON.parse(value));
  return parsed.success ? parsed.data : null;
}
