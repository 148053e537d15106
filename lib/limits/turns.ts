import type { Context } from '../context/context.ts';
import { singleton } from '../process/singleton.ts';
import { AppError } from '../use-case/app-error.ts';

export interface TurnLimits {
  /** Works of one person that run at once. */
  readonly atOnce: number;
  /** Works of one person that wait; one more is refused. */
  readonly waitingMax: number;
  /** Processor time, in milliseconds, that a person may use at once before their works are spread. */
  readonly burstMs: number;
  /** The part of one processor that a person gets in the long run while others are at work. */
  readonly share: number;
}

/**
 * A page that opens asks a dozen things, which take 100 ms of a processor together. So a person may open ten pages at once,
 * and one a second from then on; a script that writes ten contacts a second stays below.
 */
export const TURNS: TurnLimits = { atOnce: 2, waitingMax: 200, burstMs: 1_000, share: 0.1 };

/** Nothing costs more than this waiting, in milliseconds: a work that was dear by itself does not shut its person out. */
const LONGEST_WAIT_MS = 5_000;
/** Others are at work while one of them began something so short a time ago, in milliseconds. */
const AT_WORK_MS = 2_000;
const RETRY_AFTER_SECONDS = 2;
/** So many people are remembered before those who owe nothing are forgotten. */
const REMEMBERED = 1_000;

interface Clock {
  /** Milliseconds that have gone by. */
  now(): number;
  /** Milliseconds of processor time that the process has used, in all its threads. */
  used(): number;
}

const processClock: Clock = {
  now: () => performance.now(),
  used() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

interface Person {
  running: number;
  readonly waiting: (() => void)[];
  /** Processor time that was used and is not made up for yet. */
  owed: number;
  owedAt: number;
  timer: NodeJS.Timeout | undefined;
}

interface Begun {
  readonly key: string;
  readonly at: number;
}

/**
 * Bounds what one person costs the others: few of their works run at once, and the rest waits in the order of the calls.
 * While others are at work, whoever has used up their burst of processor time goes on at their share.
 * What the process uses is split evenly among the works that run: near enough, since no one has a reason to run beside
 * another's dear ones.
 */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #clock: Clock;
  readonly #people = new Map<string, Person>();
  readonly #busy = new Set<Person>();
  #running = 0;
  #usedAt = 0;
  #last: Begun | undefined;
  /** The last one of another person than that of `#last`. */
  #lastOther: Begun | undefined;

  constructor(limits: TurnLimits = TURNS, clock: Clock = processClock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Runs `work` when it is this person's turn. Throws `rate_limited` at once when too many of theirs wait. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const person = this.#personOf(key);
    if (person.waiting.length >= this.#limits.waitingMax)
      throw new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    await new Promise<void>((resolve) => {
      person.waiting.push(resolve);
      this.#begin(key, person);
    });
    try {
      return await work();
    } finally {
      this.#charge();
      this.#running -= 1;
      person.running -= 1;
      if (person.running === 0) this.#busy.delete(person);
      this.#begin(key, person);
    }
  }

  /** Works that wait for the turn of their person. */
  get waiting(): number {
    return [...this.#people.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Whether another person than this one has begun something in the last two seconds. */
  isSharedWithOthers(key: string): boolean {
    const other = this.#last?.key === key ? this.#lastOther : this.#last;
    return other !== undefined && this.#clock.now() - other.at < AT_WORK_MS;
  }

  #begin(key: string, person: Person): void {
    while (person.running < this.#limits.atOnce && person.timer === undefined) {
      if (person.waiting.length === 0) return;
      this.#charge();
      const wait = this.#waitOf(key, person);
      if (wait > 0) {
        person.timer = setTimeout(() => {
          person.timer = undefined;
          this.#begin(key, person);
        }, wait);
        return;
      }
      person.running += 1;
      this.#running += 1;
      this.#busy.add(person);
      this.#note(key);
      person.waiting.shift()?.();
    }
  }

  #note(key: string): void {
    if (this.#last && this.#last.key !== key) this.#lastOther = this.#last;
    this.#last = { key, at: this.#clock.now() };
  }

  /** Milliseconds until the next work may begin. */
  #waitOf(key: string, person: Person): number {
    const { burstMs, share } = this.#limits;
    const now = this.#clock.now();
    const most = burstMs + LONGEST_WAIT_MS * share;
    person.owed = Math.max(0, Math.min(person.owed, most) - (now - person.owedAt) * share);
    person.owedAt = now;
    if (person.owed <= burstMs || !this.isSharedWithOthers(key)) return 0;
    return Math.ceil((person.owed - burstMs) / share);
  }

  /** Splits what was used since the last time among the works that ran. */
  #charge(): void {
    const used = this.#clock.used();
    const each = this.#running === 0 ? 0 : (used - this.#usedAt) / this.#running;
    this.#usedAt = used;
    for (const person of this.#busy) person.owed += each * person.running;
  }

  #personOf(key: string): Person {
    const known = this.#people.get(key);
    if (known) return known;
    if (this.#people.size >= REMEMBERED) this.#forget();
    const person = { running: 0, waiting: [], owed: 0, owedAt: this.#clock.now(), timer: undefined };
    this.#people.set(key, person);
    return person;
  }

  #forget(): void {
    const { burstMs, share } = this.#limits;
    const long = this.#clock.now() - burstMs / share;
    for (const [key, { running, waiting, owedAt }] of this.#people)
      if (running + waiting.length === 0 && owedAt < long) this.#people.delete(key);
  }
}

/** The turns of this process, shared by every copy of this module. */
const held = singleton<Turns>('turns');

function turns(): Turns {
  const known = held.get();
  if (known) return known;
  const made = new Turns();
  held.set(made);
  return made;
}

/** How many calls wait for the turn of their person in this process. */
export function waitingTurns(): number {
  return held.get()?.waiting ?? 0;
}

/** Runs `work` when it is the turn of this person or address; throws `rate_limited` when too many of theirs wait. */
export function inTurn<T>(
  ctx: Pick<Context, 'env'>,
  key: `person:${string}` | `address:${string}`,
  work: () => Promise<T>,
): Promise<T> {
  return ctx.env.RATE_LIMITS ? turns().run(key, work) : work();
}

/** Whether another person than this one is at work now, whom long work should leave room. */
export function isSharedWithOthers(ctx: Pick<Context, 'env'>, userId: string): boolean {
  return ctx.env.RATE_LIMITS && turns().isSharedWithOthers(`person:${userId}`);
}
