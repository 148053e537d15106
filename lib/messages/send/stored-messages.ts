import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import type { MessageDoc } from '../messages.ts';

type Follower = (doc: MessageDoc) => void;

/** Who in this process does something once a message is stored, in folders above. */
const followers = processState('followers of stored messages', () => new Set<Follower>());

/** Calls `follower` with each message that this process has stored and acknowledged. Returns how to end it. */
export function followStored(ctx: Context, follower: Follower): () => void {
  followers(ctx).add(follower);
  return () => followers(ctx).delete(follower);
}

/** Called once a message is stored and published. */
export function noteStoredMessage(ctx: Context, doc: MessageDoc): void {
  for (const follower of followers(ctx)) follower(doc);
}
