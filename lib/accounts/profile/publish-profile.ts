import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Me } from '../../contract/accounts/account.ts';
import { shownTimeZone } from '../people/presence-policy.ts';

/** Publishes a person's profile as others see it, to every page. */
export async function publishProfile(ctx: Context, me: Me): Promise<void> {
  const { id, username, displayName, status, role, avatarFileId } = me;
  const timeZone = shownTimeZone(me);
  await publishFact(ctx.bus, 'person', {
    person: { id, username, displayName, status, role, avatarFileId, timeZone },
  });
}
