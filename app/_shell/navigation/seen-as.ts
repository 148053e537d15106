import type { Connection } from '../../_client/state/live-actions.ts';

type Seen = Pick<Connection, 'state' | 'isSlow' | 'isAway'> & { readonly hidePresence: boolean };

/** How others see this person, as far as this device decides it, in one sentence. */
export function seenAs({ state, isSlow, isAway, hidePresence }: Seen): string {
  if (hidePresence) return 'Others see you as offline: your presence is hidden.';
  // A short loss is not seen by others either.
  const isConnected = state === 'connected' || (state === 'reconnecting' && !isSlow);
  if (!isConnected) return 'Others do not see you on this device: it is not connected.';
  return `Others see you as ${isAway ? 'away' : 'online'}, on this device.`;
}
