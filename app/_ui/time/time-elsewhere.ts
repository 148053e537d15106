import type { TimeFormat } from './format-time.ts';

/**
 * What time it is now in another time zone: 14:05, or Tuesday 14:05 on another day than here. Null where the clocks show
 * the same, and for a zone that this browser does not know. `ownZone` is that of the machine where none is named.
 */
export function timeElsewhere(
  now: Date,
  { timeZone, format, ownZone }: { timeZone: string; format: TimeFormat; ownZone?: string },
): string | null {
  try {
    const there = parts(now, timeZone);
    const here = parts(now, ownZone);
    if (there.day === here.day && there.clock === here.clock) return null;
    const clock = format.clockText(there.clock);
    return there.day === here.day ? clock : `${there.day} ${clock}`;
  } catch {
    return null;
  }
}

function parts(now: Date, timeZone: string | undefined): { readonly day: string; readonly clock: string } {
  const zone = timeZone === undefined ? {} : { timeZone };
  return {
    day: new Intl.DateTimeFormat('en-GB', { weekday: 'long', ...zone }).format(now),
    clock: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }).format(now),
  };
}
