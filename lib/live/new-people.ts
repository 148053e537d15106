import type { FactOf } from '../bus/facts.ts';
import { atMostEvery } from '../process/at-most-every.ts';
import { rooms } from './rooms.ts';
import type { LiveServer } from './sockets.ts';

const PAUSE_MS = 1_000;

/** Emits new and changed profiles to every page of this process, those of a second in one event. */
export function emitNewPeople(io: LiveServer): { add(fact: FactOf<'person'>): void; stop(): void } {
  let people: FactOf<'person'>['person'][] = [];
  const gathered = atMostEvery(PAUSE_MS, () => {
    io.local.to(rooms.everyone).except(rooms.behind).emit('people:changed', { people });
    people = [];
  });
  return {
    add({ person }) {
      people.push(person);
      gathered.ask();
    },
    stop: gathered.stop,
  };
}
