'use client';

import { useSyncExternalStore } from 'react';
import { formatAgo, formatClock, formatDay, formatFull, formatWhen } from './format-time.ts';

const STYLES = {
  clock: (time: Date) => formatClock(time),
  day: formatDay,
  when: formatWhen,
  ago: formatAgo,
  full: (time: Date) => formatFull(time),
};

const MINUTE_MS = 60_000;

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}

const thisMinute = () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

interface TimeProps {
  /** RFC 3339, as the server gives it. */
  readonly at: string;
  readonly id?: string;
  /** `clock` 10:42; `day` Yesterday; `when` either, as short as it can be; `ago` "12 minutes ago"; `full` everything. */
  readonly style?: keyof typeof STYLES;
  readonly className?: string;
}

/**
 * A moment as text, with the full date on hover. The server writes it in its own time zone, the browser puts its own
 * there right after loading; it is kept up to date as time passes.
 */
export function Time({ at, id, style = 'when', className }: TimeProps) {
  // The server's minute is not the browser's: 0 means the first pass, which must be drawn alike on both sides.
  const minute = useSyncExternalStore(everyMinute, thisMinute, () => 0);
  const time = new Date(at);
  const now = minute === 0 ? new Date() : new Date(Math.max(minute, time.getTime()));
  return (
    <time
      key={minute === 0 ? 'first' : 'own'}
      id={id}
      dateTime={at}
      title={formatFull(time)}
      className={className}
      suppressHydrationWarning
    >
      {STYLES[style](time, now)}
    </time>
  );
}
