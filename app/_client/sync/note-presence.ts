import type { ServerEventPayload } from '../../../lib/contract/events.ts';
import { call } from '../rest/call.ts';
import type { LiveStore } from '../state/live-store.ts';

/** Shows a person's presence; of one who is unknown it asks for the rest. */
export function notePresence(store: LiveStore, change: ServerEventPayload<'presence:changed'>): void {
  store.dispatch({ type: 'presence', change });
  void learnPerson(store, change.userId);
}

/** A failure is made good by the next signal. */
async function learnPerson(store: LiveStore, userId: string): Promise<void> {
  const { people, me } = store.getState();
  if (people.byId.has(userId) || userId === me.id) return;
  const person = await call('GET /users/{id}', { params: { id: userId } }).catch(() => null);
  if (person) store.dispatch({ type: 'people', people: [person] });
}
