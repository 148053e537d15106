'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { timeFormat } from '../_ui/time/format-time.ts';
import { TimeFormatContext } from '../_ui/time/time-format-context.ts';
import { timeStyleOf } from '../_ui/time/time-style.ts';
import { useSettings } from './live/hooks.ts';

interface OwnTimeFormatProps {
  /** That of the browser, as its request named it: for the server, and the first pass, which must be drawn alike. */
  readonly language: string;
  readonly children: ReactNode;
}

/** Everything below shows times as the person who is signed in reads them. */
export function OwnTimeFormat({ language, children }: OwnTimeFormatProps) {
  const settings = useSettings();
  const own = useSyncExternalStore(
    onLanguage,
    () => navigator.language,
    () => language,
  );
  return <TimeFormatContext value={timeFormat(timeStyleOf(settings, own))}>{children}</TimeFormatContext>;
}

function onLanguage(listener: () => void): () => void {
  window.addEventListener('languagechange', listener);
  return () => window.removeEventListener('languagechange', listener);
}
