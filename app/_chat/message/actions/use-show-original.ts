import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { Forwarded } from '@/lib/contract/conversations/message.ts';
import { ApiError, errorMessage } from '../../../_client/rest/api-error.ts';
import { call } from '../../../_client/rest/call.ts';
import { useToast } from '../../../_ui/layers/toast.tsx';

/** Leads to the message that another one was forwarded from, in whatever conversation; only who can read it gets there. */
export function useShowOriginal(
  conversationId: string,
  jumpTo: (seq: number) => void,
): (forwarded: Forwarded) => Promise<void> {
  const router = useRouter();
  const toast = useToast();
  return async ({ messageId }) => {
    try {
      const found = await call('GET /messages/{id}', { params: { id: messageId } });
      if (found.deletedAt !== null) toast('The original was deleted.');
      else if (found.conversationId === conversationId) jumpTo(found.seq);
      else router.push(`/chat/${found.conversationId}?message=${found.seq}` as Route);
    } catch (thrown) {
      const isHidden = thrown instanceof ApiError && thrown.code === 'not_found';
      toast(
        isHidden
          ? 'The original is in a conversation that you are not in.'
          : `Could not go there — ${errorMessage(thrown)}`,
      );
    }
  };
}
