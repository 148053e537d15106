import type { Context } from '../../context/context.ts';
import type { Settings } from '../../contract/accounts/account.ts';
import { users } from '../users.ts';
import { settingsOf } from './settings.ts';

/** The settings of a person. */
export async function readSettings(ctx: Context, userId: string): Promise<Settings> {
  const user = await users.in(ctx.db).findOne({ _id: userId }, { projection: { settings: 1 } });
  return settingsOf(ctx, user ?? {});
}
