import type { Context } from '../../context/context.ts';
import type { Settings } from '../../contract/accounts/account.ts';
import type { UserDoc } from '../users.ts';

/** A person's settings: what they chose, and what holds where they chose nothing. */
export function settingsOf({ env }: Pick<Context, 'env'>, user: Pick<UserDoc, 'settings'>): Settings {
  return {
    hidePresence: false,
    directPage: env.DIRECT_PAGE,
    roomPage: env.ROOM_PAGE,
    singleKeys: true,
    announce: 'everything',
    enterSends: true,
    birthdayNotices: false,
    clock: 'browser',
    dateOrder: 'browser',
    quietHours: null,
    ...user.settings,
  };
}
