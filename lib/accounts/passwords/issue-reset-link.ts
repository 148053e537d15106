import type { Context } from '../../context/context.ts';
import type { ResetLink } from '../../contract/accounts/password.ts';
import { repeatWrite } from '../../store/repeat-write.ts';
import { linkTokenHash, newLinkToken, RESET_LINK_MS, resetLinks } from './reset-links.ts';

interface IssueResetLink {
  readonly userId: string;
  /** The administrator who asks; null on the machine itself. */
  readonly byId: string | null;
  /** The address that the link begins with. */
  readonly origin: string;
}

/** Makes a one-use link for a new password of this person; one that was made before ends. Rights are checked before. */
export async function issueResetLink(ctx: Context, input: IssueResetLink): Promise<ResetLink> {
  const { userId, byId, origin } = input;
  const token = newLinkToken();
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + RESET_LINK_MS);
  const link = { _id: linkTokenHash(token), userId, byId, createdAt, expiresAt };
  await resetLinks.in(ctx.db).insertOne(link);
  await repeatWrite(() => resetLinks.in(ctx.db).deleteMany({ userId, _id: { $ne: link._id } }));
  return { url: `${origin}/reset/${token}`, expiresAt: expiresAt.toISOString() };
}
