import type { Person } from '../../../lib/contract/accounts/account.ts';
import type { ServerEventPayload } from '../../../lib/contract/events.ts';

/** The people one can write to, by name, with their latest presence. */
export interface People {
  readonly byId: ReadonlyMap<string, Person>;
  readonly ordered: readonly Person[];
}

/** Applies people as the server emitted or listed them; the newest version holds. */
export function applyPeople(people: People, incoming: readonly Person[]): People {
  const byId = new Map(people.byId);
  for (const person of incoming) byId.set(person.id, person);
  return { byId, ordered: [...byId.values()].sort(byName) };
}

/** Applies profiles that are new or changed; who is new is offline until their presence is known. Oneself is not listed. */
export function applyNewPeople(
  people: People,
  incoming: ServerEventPayload<'people:changed'>['people'],
  meId: string,
): People {
  const others = incoming.filter(({ id }) => id !== meId);
  if (others.length === 0) return people;
  return applyPeople(
    people,
    others.map((person) => ({
      presence: 'offline',
      lastSeenAt: null,
      ...people.byId.get(person.id),
      ...person,
    })),
  );
}

/** Applies a presence. A person not known yet stays so: ask for them. */
export function applyPresence(people: People, change: ServerEventPayload<'presence:changed'>): People {
  const held = people.byId.get(change.userId);
  if (!held) return people;
  // No time: they hide it, and what was known before is hidden with it.
  const next = { ...held, presence: change.presence, lastSeenAt: change.lastSeenAt };
  const ordered = people.ordered.map((person) => (person.id === next.id ? next : person));
  return { byId: new Map(people.byId).set(next.id, next), ordered };
}

export const noPeople: People = { byId: new Map(), ordered: [] };

function byName(a: Person, b: Person): number {
  return a.displayName.localeCompare(b.displayName, 'en') || (a.id < b.id ? -1 : 1);
}
