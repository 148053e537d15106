/** No frame is drawn for as long as this only where nobody looks. */
const LATEST_MS = 50;

interface NextFrame {
  /** Runs the work with the next frame; soon, where no frames are drawn. Asked for again before, it runs once. */
  ask(): void;
  /** Runs what was asked for, at once. */
  now(): void;
}

/**
 * Lets `work` wait for the beginning of the next frame: what it changes is drawn in that frame all the same, and whatever
 * the browser has to say until then is heard first.
 */
export function atNextFrame(work: () => void): NextFrame {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    if (timer === undefined) return;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    timer = undefined;
    work();
  };
  return {
    ask() {
      if (timer !== undefined) return;
      frame = requestAnimationFrame(now);
      timer = setTimeout(now, LATEST_MS);
    },
    now,
  };
}
