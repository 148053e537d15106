'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { useLive } from '../../_client/live/live-context.ts';
import { isAppleTouch } from '../../_client/notices/is-apple-touch.ts';
import {
  askPermission,
  chooseNotices,
  useNoticeChoice,
  useNoticePermission,
} from '../../_client/notices/notice-permission.ts';
import { Button } from '../../_ui/form/button.tsx';
import { buttonClass } from '../../_ui/form/button-class.ts';
import { TopLine } from './top-line.tsx';

/**
 * After the first message that was sent, once on a device: a quiet line that offers notifications. The browser itself asks
 * only when it is accepted. On an iPhone it leads to how Parley is put on the home screen, without which there are none.
 */
export function NoticeOffer() {
  const permission = useNoticePermission();
  const { isAnswered } = useNoticeChoice();
  const isSending = useLive((state) => state.pending.size > 0);
  const [hasSent, setHasSent] = useState(false);
  if (isSending && !hasSent) setHasSent(true);
  if (!hasSent || isAnswered) return null;
  const needsHomeScreen = permission === 'unsupported' && isAppleTouch();
  if (permission !== 'default' && !needsHomeScreen) return null;

  const answer = () => chooseNotices({ isAnswered: true });
  const handleYes = async () => {
    await askPermission();
    chooseNotices({ isAnswered: true, isOn: true });
  };

  return (
    <section aria-label="Notifications" data-print="hide">
      <TopLine
        tone="plain"
        actions={
          <>
            <Button variant="quiet" size="sm" onClick={answer}>
              Not now
            </Button>
            {needsHomeScreen ? (
              <Link href={'/settings#phone' as Route} className={buttonClass('quiet', 'sm')} onClick={answer}>
                Show how
              </Link>
            ) : (
              <Button variant="quiet" size="sm" onClick={() => void handleYes()}>
                Turn on
              </Button>
            )}
          </>
        }
      >
        {needsHomeScreen
          ? 'Get notified on this device? Put Parley on its home screen first.'
          : 'Get notified when Parley is in the background?'}
      </TopLine>
    </section>
  );
}
