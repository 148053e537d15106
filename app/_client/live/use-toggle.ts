import { useCallback } from 'react';
import { useToast } from '../../_ui/layers/toast.tsx';
import { errorMessage } from '../rest/api-error.ts';
import type { LiveClient } from './live-client.ts';
import { useLiveClient } from './live-context.ts';

/** Something that a person turns on and off, and what the page says of it. */
export interface Toggle<T> {
  set(client: LiveClient, item: T, isOn: boolean): Promise<unknown>;
  done(isOn: boolean): string;
  /** Such as "Not saved"; the reason follows. */
  refused(isOn: boolean): string;
}

/** Turns something on or off, says so, and for a while offers to undo it. `toggle` stays the same one. */
export function useToggle<T>(toggle: Toggle<T>): (item: T, isOn: boolean) => Promise<void> {
  const client = useLiveClient();
  const toast = useToast();
  return useCallback(
    async (item, isOn) => {
      const set = async (isNow: boolean): Promise<boolean> => {
        try {
          await toggle.set(client, item, isNow);
          return true;
        } catch (thrown) {
          toast(`${toggle.refused(isNow)} — ${errorMessage(thrown)}`);
          return false;
        }
      };
      if (await set(isOn)) toast(toggle.done(isOn), { label: 'Undo', run: () => void set(!isOn) });
    },
    [toggle, client, toast],
  );
}
