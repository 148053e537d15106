'use client';

import { timeElsewhere } from './time-elsewhere.ts';
import { useTimeFormat } from './time-format-context.ts';
import { useMinute } from './use-minute.ts';

interface ClockElsewhereProps {
  readonly timeZone: string;
  /** Whose clock it is. */
  readonly name: string;
}

/** "14:05 for Ravi", kept up to date; nothing where the clock there shows what it shows here. */
export function ClockElsewhere({ timeZone, name }: ClockElsewhereProps) {
  const minute = useMinute();
  const format = useTimeFormat();
  // Only the browser knows what its own clock shows.
  const time = minute === 0 ? null : timeElsewhere(new Date(minute), { timeZone, format });
  if (time === null) return null;
  return (
    <p className="text-14 text-ink-3">
      {time} for <bdi>{name}</bdi>
    </p>
  );
}
