import { processState } from './process-state.ts';

/** Bulk work waits at most so long for each of its pieces, so that it goes on in a busy process, too; in ms. */
const GIVE_WAY_MS = 20;
/** So long after short work more of it is expected; in ms. */
const EXPECTED_MS = 250;
/** Beside short work all bulk work together takes so many bytes a millisecond: 32 MB a second, more than most lines bring. */
const BESIDE_PER_MS = 32 * 1024;

/** Lets short work that someone waits for go before bulk work, such as a message before the bytes of an upload. */
class RightOfWay {
  #underWay = 0;
  readonly #waiting = new Set<() => void>();
  #lastAt = Number.NEGATIVE_INFINITY;
  /** When the next bytes of bulk work may go. */
  #nextAt = 0;

  /** Runs short work; bulk work that asks meanwhile waits for its end. */
  async first<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#lastAt = performance.now();
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const go of this.#waiting) go();
    }
  }

  /**
   * Resolves when no short work is under way, and after {@link GIVE_WAY_MS} at the latest. For so many bytes later, while
   * short work comes again and again: bulk work then goes at a pace that leaves the disk and the processor to it.
   */
  async giveWay(bytes = 0): Promise<void> {
    if (this.#underWay > 0) await this.#endOfShort();
    const now = performance.now();
    if (bytes === 0 || now - this.#lastAt > EXPECTED_MS) return;
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + bytes / BESIDE_PER_MS;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }

  async #endOfShort(): Promise<void> {
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
