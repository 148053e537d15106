import { EngineError } from '../errors/engine-error.ts';
import { turn } from './turn.ts';

/** The end of a command's time (`maxTimeMS`). */
export class Deadline {
  readonly #end: number;

  constructor(milliseconds: number | undefined) {
    this.#end = milliseconds ? performance.now() + milliseconds : Number.POSITIVE_INFINITY;
  }

  /** @throws EngineError 50 when the time is over. */
  check(): void {
    if (performance.now() > this.#end) {
      throw new EngineError('MaxTimeMSExpired', 'operation exceeded time limit');
    }
  }

  /** Lets other connections run. @throws EngineError 50 */
  async pause(): Promise<void> {
    await turn();
    this.check();
  }
}
