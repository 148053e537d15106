import { useLiveClient } from '../../_live/live-context.ts';
import { useToast } from '../../_ui/toast.tsx';

/** Marks every conversation as read, and says how many there were. */
export function useReadAll(): () => void {
  const client = useLiveClient();
  const toast = useToast();
  return () => {
    const unread = client.store.getState().conversations.ordered.filter(({ unreadCount }) => unreadCount > 0);
    for (const { id, lastSeq } of unread) client.markRead(id, lastSeq);
    if (unread.length === 0) toast('Everything is read.');
    else
      toast(
        unread.length === 1
          ? '1 conversation marked as read.'
          : `${unread.length} conversations marked as read.`,
      );
  };
}
