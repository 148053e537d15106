import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import { repeatWrite } from '../../store/repeat-write.ts';
import { sessions } from '../sessions/sessions.ts';
import { tokens } from '../tokens/tokens.ts';

interface EndAccess {
  readonly userId: string;
  /** Why, as the closed pages show it. */
  readonly reason: 'suspended' | 'password_changed' | 'account_closed';
  /** The session of the person who asked for it themselves. */
  readonly keptSessionId?: string;
  readonly address: string | undefined;
}

/** Ends every session and token of a person, and closes their live connections in every process. */
export async function endAccess(ctx: Context, input: EndAccess): Promise<void> {
  const { userId, reason, keptSessionId, address } = input;
  await Promise.all([
    repeatWrite(() =>
      sessions
        .in(ctx.db)
        .deleteMany({ userId, ...(keptSessionId === undefined ? {} : { _id: { $ne: keptSessionId } }) }),
    ),
    repeatWrite(() => tokens.in(ctx.db).deleteMany({ userId })),
  ]);
  logSecurity(ctx, { event: 'session', action: `all ended: ${reason}`, userId, address });
  await publishFact(ctx.bus, 'session:ended', {
    userId,
    reason,
    ...(keptSessionId === undefined ? {} : { keptSessionId }),
  });
}
