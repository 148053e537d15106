'use client';

import type { ReactNode } from 'react';
import { type TimeStyle, timeFormat } from '../_ui/time/format-time.ts';
import { TimeFormatContext } from '../_ui/time/time-format-context.ts';
import { timeStyleOf } from '../_ui/time/time-style.ts';
import { useSettings } from './live/hooks.ts';

interface OwnTimeFormatProps {
  /** What is usual in the language of the browser, as its request named it. */
  readonly usual: TimeStyle;
  readonly children: ReactNode;
}

/** Everything below shows times as the person who is signed in reads them. */
export function OwnTimeFormat({ usual, children }: OwnTimeFormatProps) {
  const settings = useSettings();
  return <TimeFormatContext value={timeFormat(timeStyleOf(settings, usual))}>{children}</TimeFormatContext>;
}
