import type { Message } from '../../../lib/contract/conversations/message.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { errorMessage } from '../rest/api-error.ts';
import { useLiveClient } from './live-context.ts';

/** Saves a message for this person, or takes it out; what was done can be undone. */
export function useSaving(): (message: Message, isOn: boolean) => Promise<void> {
  const { messageActions } = useLiveClient();
  const toast = useToast();
  const set = async (message: Message, isOn: boolean): Promise<boolean> => {
    try {
      await messageActions.save(message, isOn);
      return true;
    } catch (thrown) {
      toast(`${isOn ? 'Not saved' : 'Not taken out'} — ${errorMessage(thrown)}`);
      return false;
    }
  };
  return async (message, isOn) => {
    if (!(await set(message, isOn))) return;
    toast(isOn ? 'Saved. Only you see it.' : 'Taken out of Saved.', {
      label: 'Undo',
      run: () => void set(message, !isOn),
    });
  };
}
