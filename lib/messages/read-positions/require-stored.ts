import type { Context } from '../../context/context.ts';
import { invalidField } from '../../use-case/app-error.ts';
import { newestSeq } from '../send/newest-seq.ts';
import { knowsStored, noteStored } from '../send/stored-seqs.ts';

/** Throws `invalid` on `seq` when the conversation has no message of this number. */
export async function requireStored(ctx: Context, conversationId: string, seq: number): Promise<void> {
  if (knowsStored(ctx, conversationId, seq)) return;
  const newest = await newestSeq(ctx, conversationId);
  noteStored(ctx, conversationId, newest);
  if (seq > newest) throw invalidField('seq', 'There is no such message yet.');
}
