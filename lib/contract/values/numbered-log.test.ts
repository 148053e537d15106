import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptFact,
  acceptMissed,
  advanceTo,
  hasGap,
  type LogStep,
  type NumberedFact,
  noteHead,
  startLog,
} from './numbered-log.ts';

const at = (revision: number): NumberedFact<number> => ({ revision, fact: revision });

/** A sequence of facts of which some cover several numbers, such as [1], [2..5], [6]. */
const sequences = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 }).map((lengths) => {
  let since = 0;
  return lengths.map((length): NumberedFact<number> => {
    const fact = { since, revision: since + length, fact: since + length };
    since += length;
    return fact;
  });
});

/** What arrives: any fact, any number of times, in any order; sometimes the answer to a question; many never do. */
const arrivals = fc.array(fc.oneof(fc.nat(19), fc.record({ ask: fc.integer({ min: 1, max: 3 }) })), {
  maxLength: 80,
});

/** Plays what arrives against the sequence; `answer` is what the store says to a question for at most `limit` facts. */
function play(sequence: readonly NumberedFact<number>[]) {
  let log = startLog<number>(0);
  const passedOn: number[] = [];
  const apply = (step: LogStep<number>) => {
    log = step.log;
    passedOn.push(...step.ready);
  };
  const ask = (limit: number) => {
    const since = log.revision;
    const facts = sequence.filter((each) => each.revision > since).slice(0, limit);
    apply(acceptMissed(log, { since, facts, revision: facts.at(-1)?.revision ?? since }));
  };
  return {
    passedOn,
    log: () => log,
    ask,
    arrive: (numbered: NumberedFact<number>) => apply(acceptFact(log, numbered)),
    note: (revision: number) => {
      log = noteHead(log, revision);
    },
  };
}

describe('a numbered log', () => {
  it('passes every fact on once and in order, whatever is lost, repeated or reordered', () => {
    fc.assert(
      fc.property(sequences, arrivals, (sequence, steps) => {
        const run = play(sequence);
        for (const step of steps) {
          const numbered = typeof step === 'number' ? sequence[step] : undefined;
          if (typeof step === 'object') run.ask(step.ask);
          else if (numbered) run.arrive(numbered);
          // Always a beginning of the sequence: nothing is skipped, repeated or out of order.
          expect(run.passedOn).toEqual(sequence.slice(0, run.passedOn.length).map(({ fact }) => fact));
          expect(run.log().revision).toBe(run.passedOn.at(-1) ?? 0);
          expect(hasGap(run.log())).toBe(run.log().waiting.size > 0);
        }
        const last = sequence.at(-1)?.revision ?? 0;
        run.note(last);
        for (let rounds = 0; hasGap(run.log()); rounds += 1) {
          expect(rounds).toBeLessThanOrEqual(sequence.length);
          run.ask(2);
        }
        expect(run.passedOn).toEqual(sequence.map(({ fact }) => fact));
        expect(run.log()).toEqual(startLog(last));
      }),
      { numRuns: 1000 },
    );
  });

  it('passes facts on without a question when each arrives at least once', () => {
    const orders = sequences.chain((sequence) =>
      fc.tuple(fc.constant(sequence), fc.shuffledSubarray([...sequence, ...sequence])),
    );
    fc.assert(
      fc.property(orders, ([sequence, order]) => {
        const run = play(sequence);
        for (const numbered of [...order, ...sequence.toReversed()]) run.arrive(numbered);
        expect(run.passedOn).toEqual(sequence.map(({ fact }) => fact));
        expect(hasGap(run.log())).toBe(false);
      }),
    );
  });

  it('keeps its number from falling, whatever arrives', () => {
    const facts = fc.record({
      revision: fc.integer({ min: 1, max: 30 }),
      length: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(facts), (arriving) => {
        let log = startLog<number>(5);
        for (const { revision, length } of arriving) {
          const { log: next } = acceptFact(log, {
            revision,
            since: Math.max(0, revision - length),
            fact: revision,
          });
          expect(next.revision).toBeGreaterThanOrEqual(log.revision);
          expect(next.head).toBeGreaterThanOrEqual(next.revision);
          log = next;
        }
      }),
    );
  });

  it('drops what a fact for many numbers covers, and passes on what waited behind it', () => {
    let log = startLog<number>(1);
    for (const revision of [8, 12]) log = acceptFact(log, at(revision)).log;
    const step = acceptFact(log, { since: 1, revision: 11, fact: 11 });
    expect(step).toEqual({ log: startLog(12), ready: [11, 12] });
  });

  it('is the same log when nothing changes', () => {
    const log = acceptFact(startLog<number>(3), at(7)).log;
    expect(acceptFact(log, at(2)).log).toBe(log);
    expect(acceptFact(log, at(7)).log).toBe(log);
    expect(noteHead(log, 7)).toBe(log);
    expect(advanceTo(log, 3).log).toBe(log);
  });

  it('closes no gap by the answer to a question from further on', () => {
    const step = acceptMissed(startLog<number>(0), { since: 1, revision: 2, facts: [at(2)] });
    expect(step.ready).toEqual([]);
    expect(step.log.revision).toBe(0);
    expect(hasGap(step.log)).toBe(true);
    expect(acceptFact(step.log, at(1)).ready).toEqual([1, 2]);
  });
});
