/**
 * Runs `work` at once, and again at most every `ms`: what is asked for meanwhile is done once at the end of the pause.
 * `stop` forgets what still waits.
 */
export function atMostEvery(ms: number, work: () => void): { ask(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let isAsked = false;
  const run = () => {
    isAsked = false;
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (isAsked) run();
    }, ms);
    timer.unref();
  };
  return {
    ask() {
      isAsked = true;
      if (timer === undefined) run();
    },
    stop() {
      clearTimeout(timer);
      isAsked = false;
    },
  };
}
