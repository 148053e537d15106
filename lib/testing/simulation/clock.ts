interface Timer {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

/** A clock that moves only when asked to, and runs what was set for each moment: the same history for the same seed. */
export class Clock {
  now = 0;
  #order = 0;
  /** By time, the latest first. */
  #timers: Timer[] = [];

  /** Runs `work` after `ms`; its number, for {@link cancel}. */
  after(ms: number, work: () => void): number {
    this.#order += 1;
    const timer = { at: this.now + Math.max(0, ms), order: this.#order, work };
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#timers[middle];
      if (other && other.at > timer.at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return timer.order;
  }

  cancel(order: number | undefined): void {
    const index = this.#timers.findIndex((timer) => timer.order === order);
    if (index >= 0) this.#timers.splice(index, 1);
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Runs everything up to a time. */
  async runUntil(time: number): Promise<void> {
    await runPromises();
    for (let next = this.#timers.at(-1); next && next.at <= time; next = this.#timers.at(-1)) {
      this.#timers.pop();
      this.now = next.at;
      next.work();
      await runPromises();
    }
    this.now = time;
  }
}

/** The real one: the code under test gets one that follows the clock. */
const nextTurn = setImmediate;

/** Lets every promise that can go on do so, however long the chain: none of them waits for anything real. */
function runPromises(): Promise<void> {
  return new Promise((resolve) => nextTurn(resolve));
}
