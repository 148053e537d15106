'use client';

import { useState } from 'react';
import { useLive } from '../../_client/live/live-context.ts';
import {
  askPermission,
  chooseNotices,
  useNoticeChoice,
  useNoticePermission,
} from '../../_client/notices/notice-permission.ts';
import { Button } from '../../_ui/form/button.tsx';

/**
 * After the first message that was sent, once on a device: a quiet line that offers notifications. The browser itself asks
 * only when it is accepted. It floats, so that nothing on the page moves.
 */
export function NoticeOffer() {
  const permission = useNoticePermission();
  const { isAnswered } = useNoticeChoice();
  const isSending = useLive((state) => state.pending.size > 0);
  const [hasSent, setHasSent] = useState(false);
  if (isSending && !hasSent) setHasSent(true);
  if (!hasSent || isAnswered || permission !== 'default') return null;

  const handleYes = async () => {
    await askPermission();
    chooseNotices({ isAnswered: true, isOn: true });
  };

  return (
    <div className="pointer-events-none absolute inset-x-4 top-[calc(64px+var(--safe-top))] z-20 flex justify-center sm:justify-end">
      <section
        aria-label="Notifications"
        className="floating animate-fade pointer-events-auto flex flex-wrap items-center justify-end gap-x-2 py-1 pr-1 pl-4"
      >
        <p className="text-14 grow py-1.5">Get notified when Parley is in the background?</p>
        <span className="flex">
          <Button variant="quiet" size="sm" onClick={() => chooseNotices({ isAnswered: true })}>
            Not now
          </Button>
          <Button variant="quiet" size="sm" onClick={() => void handleYes()}>
            Turn on
          </Button>
        </span>
      </section>
    </div>
  );
}
