import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import { isSharedWithOthers } from '../../limits/turns.ts';
import { changeListeners } from '../../messages/send/change-listeners.ts';
import { NO_LIMIT } from '../../process/keyed-queue.ts';
import { registerGauge } from '../../process/metrics/metrics.ts';
import { createPace, nextTurn, type Pace } from '../../process/pace.ts';
import { findUnindexed } from './find-unindexed.ts';
import { indexConversation } from './index-conversation.ts';

/** A conversation is indexed after so many changes, or so long after the first of them. */
const CHANGES_AT_ONCE = 256;
const WAIT_MS = 30_000;
/** What other processes left behind is looked for at the start, and again after this time. */
const SWEEP_MS = 10 * 60 * 1000;
const PROGRESS_MS = 10_000;
/** Fewer old messages than this are indexed without a word in the log. */
const WORTH_A_LINE = 1_000;
/** While messages are being stored it pauses so many times as long as it works: they are hardly slower for it. */
const PAUSE_TIMES = { whileStoring: 32, whileOthersWork: 3 } as const;
const LONGEST_PAUSE_MS = 250;
const STORING_MS = 2_000;

interface Changes {
  readonly since: number;
  count: number;
}

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Keeps the search index near what is stored: one conversation after the other, in the background. Whatever it has not come
 * to is searched without it.
 */
export class Indexer {
  readonly #ctx: Context;
  readonly #changed = new Map<string, Changes>();
  /** Conversations whose turn has come. */
  readonly #due = new Set<string>();
  #changedAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;
  #running: Promise<void> | null = null;
  #sweeping: Promise<void> = Promise.resolve();
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  start(): void {
    registerGauge(
      'index_waiting',
      'Conversations whose newest messages this process has not put into the search index yet.',
      () => this.#changed.size + this.#due.size,
    );
    changeListeners(this.#ctx).add(this.#note);
    const every = (ms: number, work: () => void) => this.#timers.push(setInterval(work, ms).unref());
    every(1_000, () => this.#takeDue());
    every(SWEEP_MS, () => this.#startSweep());
    this.#startSweep();
  }

  /** Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    changeListeners(this.#ctx).delete(this.#note);
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([this.#running, this.#sweeping]);
  }

  readonly #note = (conversationId: string): void => {
    this.#changedAt = performance.now();
    const changes = this.#changed.get(conversationId) ?? { since: this.#changedAt, count: 0 };
    changes.count += 1;
    this.#changed.set(conversationId, changes);
    if (changes.count === CHANGES_AT_ONCE) this.#enqueue(conversationId);
  };

  #takeDue(): void {
    const long = performance.now() - WAIT_MS;
    for (const [conversationId, { since }] of this.#changed) {
      // The first is the one that has waited longest.
      if (since > long) break;
      this.#enqueue(conversationId);
    }
  }

  #enqueue(conversationId: string): void {
    this.#changed.delete(conversationId);
    this.#due.add(conversationId);
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    for (const conversationId of this.#due) {
      if (this.#isStopped) break;
      this.#due.delete(conversationId);
      await this.#index(conversationId);
    }
    this.#running = null;
  }

  async #index(conversationId: string, noteIndexed?: (count: number) => void): Promise<void> {
    try {
      await this.#ctx.serialize(
        'search-index',
        () =>
          indexConversation(this.#ctx, conversationId, {
            pace: this.#pace(),
            ...(noteIndexed ? { noteIndexed } : {}),
          }),
        NO_LIMIT,
      );
    } catch (error) {
      if (error instanceof Stopped) return;
      this.#ctx.log.warn({ reason: String(error) }, 'messages could not be indexed for search yet');
    }
  }

  #pace(): Pace {
    const pace = createPace((workedMs) => this.#pause(workedMs));
    return () => {
      if (this.#isStopped) throw new Stopped();
      return pace();
    };
  }

  async #pause(workedMs: number): Promise<void> {
    const isStoring = performance.now() - this.#changedAt < STORING_MS;
    const times = isStoring
      ? PAUSE_TIMES.whileStoring
      : isSharedWithOthers(this.#ctx, '')
        ? PAUSE_TIMES.whileOthersWork
        : 0;
    await (times === 0 ? nextTurn() : wait(Math.min(LONGEST_PAUSE_MS, workedMs * times)));
  }

  #startSweep(): void {
    this.#sweeping = this.#sweeping
      .then(() => this.#sweep())
      .catch((error: unknown) => {
        this.#ctx.log.warn(
          { reason: String(error) },
          'messages that are not indexed could not be looked for',
        );
      });
  }

  /** Indexes what no process has come to: messages from before there was an index, and what a crash left behind. */
  async #sweep(): Promise<void> {
    const behind = await findUnindexed(this.#ctx);
    const messages = behind.reduce((sum, each) => sum + each.messages, 0);
    const { log } = this.#ctx;
    const isWorthALine = messages >= WORTH_A_LINE;
    if (isWorthALine)
      log.info({ messages, conversations: behind.length }, 'messages are being indexed for search');
    const begun = performance.now();
    let saidAt = begun;
    let indexed = 0;
    for (const { conversationId } of behind) {
      if (this.#isStopped) return;
      await this.#index(conversationId, (count) => {
        indexed += count;
        if (performance.now() - saidAt < PROGRESS_MS) return;
        saidAt = performance.now();
        log.info({ indexed, messages }, 'messages are being indexed for search');
      });
    }
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    if (isWorthALine) log.info({ indexed, messages, seconds }, 'messages were indexed for search');
  }
}

/** Starts to index in the background, until the answer is called. */
export function startIndexing(ctx: Context): () => Promise<void> {
  const indexer = new Indexer(ctx);
  indexer.start();
  return () => indexer.stop();
}
