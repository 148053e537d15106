import type { Bus } from '../bus/bus.ts';
import { decodeFact, type FactKind, type FactOf, facts } from '../bus/facts.ts';

/** Records the facts of one kind that are published on a bus, until it is stopped. */
export function recordFacts<K extends FactKind>(
  bus: Bus,
  kind: K,
): { readonly recorded: FactOf<K>[]; stop(): void } {
  const recorded: FactOf<K>[] = [];
  const stop = bus.listen((_, message) => {
    const decoded = decodeFact(message);
    if (decoded?.kind === kind) recorded.push(facts[kind].parse(decoded.fact) as FactOf<K>);
  });
  return { recorded, stop };
}
