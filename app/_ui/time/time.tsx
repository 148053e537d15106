'use client';

import { useTimeFormat } from './time-format-context.ts';
import { useMinute } from './use-minute.ts';

interface TimeProps {
  /** RFC 3339, as the server gives it. */
  readonly at: string;
  readonly id?: string;
  /** `clock` 10:42; `day` Yesterday; `when` either, as short as it can be; `ago` "12 minutes ago"; `full` everything. */
  readonly style?: 'clock' | 'day' | 'when' | 'ago' | 'full';
  readonly className?: string;
}

/**
 * A moment as text, with the full date on hover. The server writes it in its own time zone, the browser puts its own
 * there right after loading; it is kept up to date as time passes.
 */
export function Time({ at, id, style = 'when', className }: TimeProps) {
  const minute = useMinute();
  const format = useTimeFormat();
  const time = new Date(at);
  const now = minute === 0 ? new Date() : new Date(Math.max(minute, time.getTime()));
  return (
    <time
      key={minute === 0 ? 'first' : 'own'}
      id={id}
      dateTime={at}
      title={format.full(time)}
      className={className}
      suppressHydrationWarning
    >
      {format[style](time, now)}
    </time>
  );
}
