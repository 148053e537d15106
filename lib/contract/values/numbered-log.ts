/** A fact and the numbers that it covers: those after `since` up to `revision`; without `since` only its own. */
export interface NumberedFact<T> {
  readonly revision: number;
  readonly since?: number;
  readonly fact: T;
}

/**
 * How far one numbered sequence (a conversation, the address book) has been followed. Facts may be lost, repeated or
 * swapped on their way; their numbers have no gap, so one that is missing is noticed by the next that arrives.
 * Immutable; every function here returns the log it was given when nothing changes.
 */
export interface NumberedLog<T> {
  /** Everything up to this number has been passed on. */
  readonly revision: number;
  /** The highest number known to exist. Above `revision`, something is missing. */
  readonly head: number;
  /** Facts beyond what is missing, by their number. */
  readonly waiting: ReadonlyMap<number, NumberedFact<T>>;
}

/** The log after something arrived, and the facts whose turn it is, in order. No fact is ever ready twice. */
export interface LogStep<T> {
  readonly log: NumberedLog<T>;
  readonly ready: readonly T[];
}

/** What was asked for: the facts after `since` that lead up to `revision`. */
export interface MissedFacts<T> {
  readonly since: number;
  readonly revision: number;
  readonly facts: readonly NumberedFact<T>[];
}

/** A log of which everything up to `revision` is known already. */
export function startLog<T>(revision: number): NumberedLog<T> {
  return { revision, head: revision, waiting: new Map() };
}

/** Whether something is missing, to be asked for by what came after `log.revision`. */
export function hasGap(log: NumberedLog<unknown>): boolean {
  return log.head > log.revision;
}

/** Notes that the sequence has come as far as `revision`, whether or not a fact said so. */
export function noteHead<T>(log: NumberedLog<T>, revision: number): NumberedLog<T> {
  return revision > log.head ? { ...log, head: revision } : log;
}

/** Forgets what was noted beyond `revision`, the newest number that is stored: whoever said so was wrong. */
export function forgetBeyond<T>(log: NumberedLog<T>, revision: number): NumberedLog<T> {
  const newest = Math.max(revision, log.revision);
  if (log.head <= newest) return log;
  const waiting = [...log.waiting].filter(([number]) => number <= newest);
  return { ...log, head: newest, waiting: new Map(waiting) };
}

/** Accepts one fact: ready when it is the next one, dropped when it was passed, kept while one before it is missing. */
export function acceptFact<T>(log: NumberedLog<T>, numbered: NumberedFact<T>): LogStep<T> {
  const { revision } = numbered;
  if (revision <= log.revision || log.waiting.has(revision)) return { log, ready: [] };
  return release(noteHead({ ...log, waiting: new Map(log.waiting).set(revision, numbered) }, revision));
}

/**
 * Accepts the answer to a question for what was missing: its facts are ready in the order of the answer. An answer to a
 * question from further on closes no gap; its facts wait.
 */
export function acceptMissed<T>(log: NumberedLog<T>, { since, revision, facts }: MissedFacts<T>): LogStep<T> {
  if (since > log.revision) {
    const waiting = new Map([...facts.map((each) => [each.revision, each] as const), ...log.waiting]);
    const head = Math.max(log.head, ...facts.map((each) => each.revision));
    return { log: { ...log, head, waiting }, ready: [] };
  }
  const missed = facts.filter((each) => each.revision > log.revision);
  const { log: next, ready } = advanceTo(log, revision);
  return { log: next, ready: [...missed.map((each) => each.fact), ...ready] };
}

/** Counts everything up to `revision` as passed on, as after reading all of it again; what waited beyond may be ready. */
export function advanceTo<T>(log: NumberedLog<T>, revision: number): LogStep<T> {
  if (revision <= log.revision) return { log, ready: [] };
  return release(noteHead({ ...log, revision }, revision));
}

/** Passes on what waited, as far as nothing is missing before it. */
function release<T>(log: NumberedLog<T>): LogStep<T> {
  const waiting = [...log.waiting.values()].sort((a, b) => a.revision - b.revision);
  const ready: T[] = [];
  let { revision } = log;
  const isNext = (each: NumberedFact<T>) =>
    each.revision > revision && (each.since ?? each.revision - 1) <= revision;
  for (let next = waiting.find(isNext); next; next = waiting.find(isNext)) {
    ready.push(next.fact);
    revision = next.revision;
  }
  const left = waiting.filter((each) => each.revision > revision);
  return { log: { ...log, revision, waiting: new Map(left.map((each) => [each.revision, each])) }, ready };
}
