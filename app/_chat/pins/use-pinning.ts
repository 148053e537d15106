import type { Message } from '@/lib/contract/conversations/message.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { useToast } from '../../_ui/layers/toast.tsx';

/** Pins a message for everyone in the conversation, or unpins it; what was done can be undone. */
export function usePinning(): (message: Message, isOn: boolean) => Promise<void> {
  const { messageActions } = useLiveClient();
  const toast = useToast();
  const set = async ({ id }: Message, isOn: boolean): Promise<boolean> => {
    try {
      await messageActions.pin(id, isOn);
      return true;
    } catch (thrown) {
      toast(`${isOn ? 'Not pinned' : 'Not unpinned'} — ${errorMessage(thrown)}`);
      return false;
    }
  };
  return async (message, isOn) => {
    if (!(await set(message, isOn))) return;
    toast(isOn ? 'Pinned for everyone here.' : 'Unpinned.', {
      label: 'Undo',
      run: () => void set(message, !isOn),
    });
  };
}
