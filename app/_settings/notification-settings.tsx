'use client';

import { useState } from 'react';
import {
  askPermission,
  chooseNotices,
  type NoticePermission,
  useNoticeChoice,
  useNoticePermission,
} from '../_client/notices/notice-permission.ts';
import { knownWorker } from '../_client/push/worker.ts';
import { Button } from '../_ui/form/button.tsx';
import { CheckField } from '../_ui/form/check-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

const LABELS: Readonly<Record<NoticePermission, string>> = {
  granted: 'This browser shows notifications of Parley.',
  default: 'This browser has not been asked yet whether it may show notifications.',
  denied:
    'This browser blocks notifications of this site. To allow them, open the site settings beside the address, set Notifications to Allow, and come back here.',
  insecure:
    'Browsers show notifications only of pages opened by https. Whoever runs this server can set that up with a proxy in front of it.',
  unsupported:
    'This browser shows no notifications. On an iPhone or iPad it does once Parley is on the home screen: see On your phone, below.',
};

/** Whether this browser shows notifications, what to do when it does not, and a test. */
export function NotificationSettings() {
  const permission = useNoticePermission();
  const choice = useNoticeChoice();
  const [tried, setTried] = useState('');
  if (permission === null) return null;
  return (
    <>
      <p className="text-14">{LABELS[permission]}</p>
      {permission === 'default' && (
        <div>
          <Button variant="primary" onClick={() => void askPermission()}>
            Turn on notifications
          </Button>
        </div>
      )}
      {permission === 'granted' && (
        <>
          <div>
            <CheckField
              label="Show notifications on this device"
              hint="Also while Parley is closed, if the browser can. Which messages of a conversation notify you is set by its bell."
              checked={choice.isOn}
              onChange={(event) => chooseNotices({ isOn: event.target.checked })}
            />
            <CheckField
              label="With a sound"
              hint="The system’s own, once until the conversation is read. While Parley is closed the system decides."
              checked={choice.hasSound}
              disabled={!choice.isOn}
              onChange={(event) => chooseNotices({ hasSound: event.target.checked })}
            />
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button onClick={() => void sendTest(choice.hasSound, setTried)}>Send a test notification</Button>
            <StatusLine text={tried} />
          </div>
        </>
      )}
    </>
  );
}

const SHOWN = 'Shown. Not seen? Check whether the system’s do-not-disturb is on.';

async function sendTest(hasSound: boolean, say: (text: string) => void): Promise<void> {
  say('Sending…');
  const options = {
    body: 'Notifications work on this device.',
    tag: 'parley test',
    icon: '/apple-icon.png',
    silent: !hasSound,
  };
  try {
    const notice = new Notification('Parley', options);
    notice.onshow = () => say(SHOWN);
    notice.onerror = () => say('The system refused to show it. Check its notification settings.');
  } catch {
    // Phones show them through a worker only.
    const worker = await knownWorker();
    const isShown = await worker?.showNotification('Parley', options).then(
      () => true,
      () => false,
    );
    say(isShown === true ? SHOWN : 'This browser shows no notifications of open pages.');
  }
}
