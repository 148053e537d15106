import { useEffect, useEffectEvent } from 'react';
import { todayIn } from '../../../lib/contract/contacts/birthdays.ts';
import type { ComingBirthday } from '../../../lib/contract/contacts/contact-find.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { call } from '../../_client/rest/call.ts';
import { useNow } from '../../_ui/time/use-now.ts';
import { usePages } from '../state/use-pages.ts';

/** After a change of the address book they are read again this much later, in milliseconds: changes come in crowds. */
const AGAIN_MS = 1_000;

/** The birthdays of the next 30 days, live: read again when one may have changed, and when a day begins. */
export function useBirthdays(limit: number): ReturnType<typeof usePages<ComingBirthday>> {
  const now = useNow();
  // By the clock of this device, as all times of the page.
  const from = todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, now);
  const pages = usePages(`birthdays ${from}`, (cursor) =>
    call('GET /contacts/birthdays', { query: { from, limit, cursor } }),
  );
  const { store } = useLiveClient();
  const again = useEffectEvent(() => pages.again());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = store.watch(
      ({ addressBook }) => addressBook.birthdayChanges,
      () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          again();
        }, AGAIN_MS);
      },
    );
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store]);
  return pages;
}
