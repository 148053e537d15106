import { EngineError } from '../errors/engine-error.ts';
import { Catalogue, storedFormat } from '../storage/catalogue.ts';
import { FORMAT } from '../storage/format.ts';
import { Storage } from '../storage/storage.ts';
import { BacklogTimer } from './backlog-timer.ts';
import { Cursors } from './cursors.ts';
import { deleteExpired } from './ttl.ts';
import { turn } from './turn.ts';

const TTL_EVERY_MS = 60_000;

/** Storage, catalogue and open cursors of one folder: what commands work on. */
export class Engine {
  readonly storage: Storage;
  readonly catalogue: Catalogue;
  readonly cursors = new Cursors();
  readonly startedAt = Date.now();
  readonly #backlogTimer: BacklogTimer;
  #sweeping: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosing = false;

  private constructor(storage: Storage, catalogue: Catalogue) {
    this.storage = storage;
    this.catalogue = catalogue;
    this.#backlogTimer = new BacklogTimer(catalogue);
    storage.onBacklog = () => this.#backlogTimer.note();
  }

  /** @throws EngineError 12 when a newer version wrote the data. */
  static async open(folder: string): Promise<Engine> {
    const storage = new Storage(folder);
    try {
      const format = storedFormat(storage);
      if (format !== undefined && format > FORMAT) {
        throw new EngineError('UnsupportedFormat', `format ${format}, this version knows ${FORMAT}`);
      }
      const catalogue = new Catalogue(storage);
      await catalogue.prepare();
      const engine = new Engine(storage, catalogue);
      engine.sweep();
      engine.#backlogTimer.start();
      engine.#timer = setInterval(() => {
        engine.cursors.forgetIdle();
        void engine.expire();
      }, TTL_EVERY_MS).unref();
      return engine;
    } catch (error) {
      await storage.close();
      throw error;
    }
  }

  /** Deletes the documents that have expired by a TTL index. */
  async expire(now: Date = new Date()): Promise<void> {
    if (this.#isClosing) return;
    // A full disk or the end of the engine may stop it; it runs again in a minute.
    await deleteExpired(this.catalogue, now).catch(() => {});
  }

  /** Frees the space of dropped collections and indexes, in the background. */
  sweep(): void {
    this.#sweeping ??= this.#sweepAll().finally(() => {
      this.#sweeping = undefined;
    });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#timer);
    this.#backlogTimer.stop();
    await this.storage.close();
    await this.#sweeping;
  }

  async #sweepAll(): Promise<void> {
    // Nothing may be read once the storage is being closed.
    while (!this.#isClosing) {
      const [tree] = this.catalogue.discarded();
      if (tree === undefined) return;
      const isDone = await this.storage.write(this.catalogue.sweep(tree)).then(
        () => true,
        () => false,
      );
      if (!isDone) return;
      await turn();
    }
  }
}
