import type { Context } from '../context/context.ts';
import { waitingTurns } from '../limits/turns.ts';
import { freeBytes } from '../process/disk/free-bytes.ts';
import { registerGauge } from '../process/metrics/metrics.ts';
import { segmentBytes } from '../search/segments/segment-loader.ts';

interface Watched {
  readonly ctx: Context;
  /** Throws when the store does not answer. */
  ping(): Promise<void>;
}

/** Shows at `/metrics` how much room the disks have, how fast the store answers, whether Redis does, and what waits. */
export function registerGauges({ ctx, ping }: Watched): void {
  const { env, bus, files } = ctx;
  const free = async (folder: string) => await freeBytes(folder).catch(() => Number.NaN);
  registerGauge('data_free_bytes', 'Room on the disk of DATA_DIR.', () => free(env.DATA_DIR));
  registerGauge('backups_free_bytes', 'Room on the disk of BACKUP_DIR.', () => free(env.BACKUP_DIR));
  registerGauge('files_free_bytes', 'Room for files; unknown where they are in an S3 store.', () =>
    files.room().then(
      (room) => room?.free ?? Number.NaN,
      () => Number.NaN,
    ),
  );
  registerGauge(
    'store_answer_seconds',
    'How long the store takes to answer; unknown while it does not.',
    () => secondsOf(ping),
  );
  registerGauge('works_waiting', 'Calls that wait for the turn of their person.', waitingTurns);
  registerGauge('search_cache_bytes', 'Memory that segments of the search index take.', () =>
    segmentBytes(ctx),
  );
  registerGauge('bus_connected', '1 while Redis passes on what happens, or none is needed; else 0.', () =>
    bus.health().state === 'ok' ? 1 : 0,
  );
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  try {
    await work();
    return (performance.now() - begun) / 1000;
  } catch {
    return Number.NaN;
  }
}
