'use client';

import { useSyncExternalStore } from 'react';

/** Whether this browser shows notices of this site; `unsupported` also where a page cannot be asked. */
export type NoticePermission = NotificationPermission | 'insecure' | 'unsupported';

/** Kept only on this device: whether notices are shown here, and whether they sound. */
export interface NoticeChoice {
  readonly isOn: boolean;
  readonly hasSound: boolean;
  /** The offer to turn them on was answered. */
  readonly isAnswered: boolean;
}

const KEY = 'parley-notices';
const DEFAULT: NoticeChoice = { isOn: true, hasSound: false, isAnswered: false };
const listeners = new Set<() => void>();
let held: { readonly text: string | null; readonly choice: NoticeChoice } = { text: null, choice: DEFAULT };

export function readPermission(): NoticePermission {
  if (!isSecureContext) return 'insecure';
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

// To ask a browser takes it milliseconds, and React wants to know at every draw: asked again when it may have changed.
let known: NoticePermission | undefined;

function knownPermission(): NoticePermission {
  known ??= readPermission();
  return known;
}

/** What was chosen on this device; the same object while nothing changed. */
export function readNoticeChoice(): NoticeChoice {
  let text: string | null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return held.choice;
  }
  if (text !== held.text) held = { text, choice: { ...DEFAULT, ...flagsOf(text) } };
  return held.choice;
}

// Each word names what differs from the default.
function flagsOf(text: string | null): Partial<NoticeChoice> {
  const flags = new Set(text?.split(' '));
  return { isOn: !flags.has('off'), hasSound: flags.has('sound'), isAnswered: flags.has('answered') };
}

export function chooseNotices(change: Partial<NoticeChoice>): void {
  const choice = { ...readNoticeChoice(), ...change };
  const flags = [!choice.isOn && 'off', choice.hasSound && 'sound', choice.isAnswered && 'answered'];
  const text = flags.filter(Boolean).join(' ');
  held = { text, choice };
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Without storage it holds as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Asks the browser; to be called by the press of a button. */
export async function askPermission(): Promise<NoticePermission> {
  if (readPermission() === 'default') await Notification.requestPermission();
  known = undefined;
  for (const listener of listeners) listener();
  return readPermission();
}

function subscribe(listener: () => void): () => void {
  const stop = new AbortController();
  const askAgain = () => {
    known = undefined;
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', listener, { signal: stop.signal });
  // Not every browser reports a permission that was changed in its settings; coming back to the page does.
  window.addEventListener('focus', askAgain, { signal: stop.signal });
  return () => {
    listeners.delete(listener);
    stop.abort();
  };
}

/** The permission, live; null while the server renders. */
export function useNoticePermission(): NoticePermission | null {
  return useSyncExternalStore(subscribe, knownPermission, () => null);
}

/** What was chosen on this device, live. */
export function useNoticeChoice(): NoticeChoice {
  return useSyncExternalStore(subscribe, readNoticeChoice, () => DEFAULT);
}
