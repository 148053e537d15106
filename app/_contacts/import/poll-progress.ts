const FIRST_MS = 400;
const LONGEST_MS = 3_000;
const GROWTH = 1.5;

interface ProgressPoll {
  /** Reads without waiting for the next turn. */
  readNow(): void;
  stop(): void;
}

/**
 * Calls `read` until it is stopped, one call at a time: soon at first, so that a short import is shown to be over at
 * once, then less and less often. `read` must not reject.
 */
export function pollProgress(read: () => Promise<void>): ProgressPoll {
  let delay = FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let isReading = false;
  let isDueAgain = false;

  const schedule = () => {
    timer = setTimeout(run, delay);
    delay = Math.min(LONGEST_MS, delay * GROWTH);
  };
  const run = async () => {
    clearTimeout(timer);
    if (isReading) {
      isDueAgain = true;
      return;
    }
    isReading = true;
    isDueAgain = false;
    await read();
    isReading = false;
    if (isStopped) return;
    if (isDueAgain) void run();
    else schedule();
  };

  schedule();
  return {
    readNow: () => void run(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
