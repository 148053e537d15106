import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import type { MessageDoc } from '../messages.ts';

type Follower = (doc: MessageDoc) => void;

/** Who in this process does something once a message is stored, in folders above. */
const followers = processState('followers of stored messages', () => ({
  stored: new Set<Follower>(),
  edited: new Set<Follower>(),
}));

/** Calls `follower` with each message that this process has stored and acknowledged. Returns how to end it. */
export function followStored(ctx: Context, follower: Follower): () => void {
  const { stored } = followers(ctx);
  stored.add(follower);
  return () => stored.delete(follower);
}

/** Calls `follower` with each message that has another text, as this process stored it. Returns how to end it. */
export function followEdited(ctx: Context, follower: Follower): () => void {
  const { edited } = followers(ctx);
  edited.add(follower);
  return () => edited.delete(follower);
}

/** Called once a message is stored and published. */
export function noteStoredMessage(ctx: Context, doc: MessageDoc): void {
  for (const follower of followers(ctx).stored) follower(doc);
}

/** Called once another text of a message is stored and published. */
export function noteEditedMessage(ctx: Context, doc: MessageDoc): void {
  for (const follower of followers(ctx).edited) follower(doc);
}
