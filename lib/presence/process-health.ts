import { hostname } from 'node:os';
import { type FactOf, publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import type { ProcessHealth } from '../contract/admin/overview.ts';
import { newId } from '../contract/values/new-id.ts';
import { readGauge } from '../process/metrics/metrics.ts';
import { VERSION } from '../process/version.ts';

/** How often a process says how it is, in milliseconds, and how long that is shown after it said so last. */
const REPORT_MS = 5_000;
export const SHOWN_MS = 15_000;

const ownId = processState('process-id', () => newId());

interface Report {
  readonly health: FactOf<'health'>['health'];
  /** By this machine's clock. */
  readonly heardAt: Date;
}

/** The last report of each process, this one included, since this one started. */
const reports = processState('process-reports', () => new Map<string, Report>());

/** What was wrong with this process's place for files when it was last looked at. */
const filesProblem = processState('files-problem', (): { text: string | null } => ({ text: null }));

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
    filesProblem: filesProblem(ctx).text,
  };
}

/**
 * Says again and again how this process is: the others show it until it has been silent for {@link SHOWN_MS}. The answer
 * ends that at once, for a process that ends in order.
 */
export function startHealthReports(ctx: Context): () => Promise<void> {
  const id = ownId(ctx);
  const say = async () => {
    // The store is away: what was found before stays.
    filesProblem(ctx).text = await ctx.files.problem().catch(() => filesProblem(ctx).text);
    await publishFact(ctx.bus, 'health', { id, health: ownHealth(ctx) });
  };
  const timer = setInterval(() => void say(), REPORT_MS);
  timer.unref();
  void say();
  return async () => {
    clearInterval(timer);
    await publishFact(ctx.bus, 'health', { id, health: null });
  };
}

/** Remembers how a process said that it is. */
export function noteHealth(ctx: Context, { id, health }: FactOf<'health'>): void {
  const heard = reports(ctx);
  // Said by a process that began lately: it learns of this one without waiting for the next report.
  const isNew = health !== null && !heard.has(id) && id !== ownId(ctx);
  if (health === null) heard.delete(id);
  else heard.set(id, { health, heardAt: ctx.now() });
  if (isNew) void publishFact(ctx.bus, 'health', { id: ownId(ctx), health: ownHealth(ctx) });
}

/** How every process of the workspace is, the oldest first; this one as it is now. While Redis is away only this one. */
export function listProcesses(ctx: Context): ProcessHealth[] {
  const own = ownHealth(ctx);
  const heard = reports(ctx);
  const others: ProcessHealth[] = [];
  for (const [id, { health, heardAt }] of heard) {
    if (ctx.now().getTime() - heardAt.getTime() > SHOWN_MS) heard.delete(id);
    else if (health !== null && id !== own.id) others.push({ ...health, heardAt: heardAt.toISOString() });
  }
  return [own, ...others].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}
