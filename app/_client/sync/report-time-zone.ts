import { browserTimeZone } from '../../_ui/time/browser-time-zone.ts';
import { call } from '../rest/call.ts';
import type { LiveStore } from '../state/live-store.ts';

/**
 * Says in which time zone this browser is when the profile holds another one: at the first visit, and after a journey. A
 * failure is made good by the next connection.
 */
export async function reportTimeZone(store: LiveStore): Promise<void> {
  const zone = browserTimeZone();
  if (zone === null || zone === store.getState().me.browserTimeZone) return;
  const me = await call('PATCH /me', { body: { browserTimeZone: zone } }).catch(() => null);
  if (me) store.dispatch({ type: 'me', me });
}
