import type { Bus } from '../bus/bus.ts';
import type { PresenceState } from '../contract/accounts/account.ts';

/** How long a presence key lives without being renewed: a process that dies takes its people offline in this time. */
export const PRESENCE_TTL_MS = 60_000;

const keyOf = (userId: string) => `presence:${userId}`;

/** A presence key's value: the state, and the process that renews it. */
function parse(value: string | null): { state: PresenceState; processId: string } | null {
  const [state, processId] = value?.split('|') ?? [];
  return (state === 'online' || state === 'away') && processId ? { state, processId } : null;
}

/** The presence of each of these people; those without a living key are offline. */
export async function presenceOf(
  { bus }: { readonly bus: Bus },
  userIds: readonly string[],
): Promise<Map<string, PresenceState>> {
  const values = await bus.get(userIds.map(keyOf));
  return new Map(userIds.map((userId, index) => [userId, parse(values[index] ?? null)?.state ?? 'offline']));
}

/** Says that `processId` sees this person in `state`, until the key expires or is renewed. */
export async function renewPresence(
  bus: Bus,
  userId: string,
  state: 'online' | 'away',
  processId: string,
): Promise<void> {
  await bus.set(keyOf(userId), `${state}|${processId}`, PRESENCE_TTL_MS);
}

/** Takes the key away if `processId` is still the one that renews it. Resolves to whether it was. */
export async function removePresence(bus: Bus, userId: string, processId: string): Promise<boolean> {
  const [value] = await bus.get([keyOf(userId)]);
  if (parse(value ?? null)?.processId !== processId) return false;
  await bus.delete(keyOf(userId));
  return true;
}
