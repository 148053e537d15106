import type { Logger } from 'pino';
import type { BusHealth } from './bus.ts';
import { ANSWER_MS, type RedisConnections } from './connect-redis.ts';
import { NOT_YET, problemOf, type RedisProblem } from './redis-problem.ts';

const CHECK_MS = { whileWell: 5_000, otherwise: 1_000 } as const;

interface HealthOptions {
  readonly checkKey: string;
  readonly log: Logger;
  /** Runs when Redis answers again, with the time since which it did not. */
  readonly onAnswering: (awaySince: number) => void;
}

/**
 * Knows how Redis is: from every command that fails, and from a small write and a question on each connection every few
 * seconds. Only a write shows that a server has become a replica or is full.
 */
export class RedisHealth {
  readonly #connections: RedisConnections;
  readonly #checkKey: string;
  readonly #log: Logger;
  readonly #onAnswering: (awaySince: number) => void;
  /** Since when there was no answer; null while there is one, and before the first. */
  #awaySince: number | null = null;
  #problem: RedisProblem | null = NOT_YET;
  /** Since the last write that was taken. */
  #wasReplica = false;
  #logged: string | null = null;
  #reconnectedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(connections: RedisConnections, { checkKey, log, onAnswering }: HealthOptions) {
    this.#connections = connections;
    this.#checkKey = checkKey;
    this.#log = log;
    this.#onAnswering = onAnswering;
    const { commands } = connections;
    commands.on('error', (error: Error) => this.note(error));
    commands.on('close', () => {
      if (this.#problem === null) this.note(new Error('the connection was closed'));
    });
    commands.on('ready', () => void this.#check());
    commands.connect().catch(() => undefined);
    this.#schedule();
  }

  /** Whether commands are answered: while they are not, no one waits for another one. */
  get isAnswering(): boolean {
    return this.#problem === null || this.#problem.kind === 'no-writes';
  }

  get takesWrites(): boolean {
    return this.#problem === null;
  }

  current(): BusHealth {
    const { problem: missing } = this.#connections.subscribers;
    if (missing?.kind === 'refused') return { state: 'refused', reason: missing.reason };
    const problem = this.#problem ?? missing;
    return problem === null ? { state: 'ok' } : { state: 'degraded', reason: problem.reason };
  }

  /** A command failed, or a connection. */
  note(error: unknown): void {
    const problem = problemOf(error);
    if (problem === null || (problem.isUnsent && this.#problem !== null)) return;
    if (this.#problem === null && problem.kind === 'away') this.#awaySince = performance.now();
    this.#problem = problem;
    this.#logChange();
    if (!problem.isReplica) return;
    this.#wasReplica = true;
    this.#connectAgain();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** Another server may be the master now, at the same name or by the word of a Sentinel. */
  #connectAgain(): void {
    const { commands } = this.#connections;
    if (commands.status !== 'ready' || performance.now() - this.#reconnectedAt < ANSWER_MS) return;
    this.#reconnectedAt = performance.now();
    commands.disconnect(true);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    const isWell = this.current().state === 'ok';
    this.#timer = setTimeout(() => void this.#check(), isWell ? CHECK_MS.whileWell : CHECK_MS.otherwise);
    this.#timer.unref();
  }

  async #check(): Promise<void> {
    await Promise.all([this.#checkCommands(), this.#connections.subscribers.check()]);
    this.#logChange();
    this.#schedule();
  }

  async #checkCommands(): Promise<void> {
    const { commands, subscribers, pingAll } = this.#connections;
    // Given up by the library, as when it was cut in the middle of connecting.
    if (commands.status === 'end') commands.connect().catch(() => undefined);
    if (commands.status !== 'ready') return;
    try {
      await Promise.all([commands.set(this.#checkKey, '1', 'PX', 60_000), pingAll()]);
      this.#problem = null;
      if (this.#awaySince !== null) this.#onAnswering(this.#awaySince);
      this.#awaySince = null;
      // The subscriptions are still with the server that was taken over from.
      if (this.#wasReplica) subscribers.reconnect();
      this.#wasReplica = false;
    } catch (error) {
      this.note(error);
    }
  }

  #logChange(): void {
    const health = this.current();
    const reason = health.state === 'ok' ? null : health.reason;
    if (reason === this.#logged) return;
    this.#logged = reason;
    if (reason === null) this.#log.info('the bus works');
    else this.#log.warn({ reason }, `the bus is ${health.state}`);
  }
}
