import { checkEndStates, checkReceived, checkShown } from './check-shown.ts';
import {
  checkAcknowledged,
  checkChanges,
  checkInvented,
  checkNumbers,
  checkWriters,
} from './check-stored.ts';
import { Facts, type Problem } from './facts.ts';
import type { History } from './history.ts';

/**
 * Compares what was sent, acknowledged, stored and shown of one conversation. Empty when nothing is lost, doubled,
 * swapped or invented.
 */
export function checkHistory(history: History): Problem[] {
  const facts = new Facts(history);
  return [
    ...checkNumbers(history.stored),
    ...checkAcknowledged(facts),
    ...checkInvented(facts),
    ...checkWriters(facts),
    ...checkChanges(facts),
    ...checkReceived(facts),
    ...checkShown(facts),
    ...checkEndStates(history.stored, history.endStates),
  ];
}
