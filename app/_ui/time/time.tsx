'use client';

import { formatAgo, formatClock, formatDay, formatFull, formatWhen } from './format-time.ts';
import { useMinute } from './use-minute.ts';

const STYLES = {
  clock: (time: Date) => formatClock(time),
  day: formatDay,
  when: formatWhen,
  ago: formatAgo,
  full: (time: Date) => formatFull(time),
};

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
  const minute = useMinute();
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
