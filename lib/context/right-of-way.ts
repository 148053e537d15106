import { processState } from './process-state.ts';

/** Bulk work waits at most so long for each of its pieces, so that it goes on in a busy process, too; in ms. */
const GIVE_WAY_MS = 20;

/** Lets short work that someone waits for go before bulk work, such as a message before the bytes of an upload. */
class RightOfWay {
  #underWay = 0;
  readonly #waiting = new Set<() => void>();

  /** Runs short work; bulk work that asks meanwhile waits for its end. */
  async first<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const go of this.#waiting) go();
    }
  }

  /** Resolves when no short work is under way, and after {@link GIVE_WAY_MS} at the latest. */
  async giveWay(): Promise<void> {
    if (this.#underWay === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => go(), GIVE_WAY_MS);
      const go = () => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      this.#waiting.add(go);
    });
  }
}

export const rightOfWay = processState('right of way', () => new RightOfWay());
