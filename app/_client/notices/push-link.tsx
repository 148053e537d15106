'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { turnOffPush, turnOnPush } from '../push/push.ts';
import { followWorker, installWorker } from '../push/worker.ts';
import { useNoticeChoice, useNoticePermission } from './notice-permission.ts';

/**
 * Connects the page to the worker of the app: installs it, follows where a pressed notice leads, and at each load sees to it that
 * this device takes pushes, or does not, as was chosen on it.
 */
export function PushLink() {
  const router = useRouter();
  const permission = useNoticePermission();
  const { isOn } = useNoticeChoice();
  const lead = useEffectEvent((path: string) => router.push(path as Route));

  useEffect(() => {
    void installWorker();
    return followWorker((message) => {
      if (message.type === 'lead') lead(message.path);
      return message.type === 'lead';
    });
  }, []);

  useEffect(() => {
    if (permission === null) return;
    const wanted = permission === 'granted' && isOn;
    // What keeps it from working is said where notifications are checked; the next load tries again.
    (wanted ? turnOnPush() : turnOffPush()).catch(() => undefined);
  }, [permission, isOn]);
  return null;
}
