const DAY_MS = 24 * 60 * 60 * 1000;
const LOCALE = 'en-GB';

/**
 * A formatter that is made once: making one takes a hundred times as long as using it. Made again when the machine is in
 * another time zone, for each keeps the one that it was made in.
 */
function formatter(options: Intl.DateTimeFormatOptions): (time: Date) => string {
  let made: { readonly offset: number; readonly format: Intl.DateTimeFormat } | undefined;
  return (time) => {
    const offset = new Date().getTimezoneOffset();
    if (made?.offset !== offset) made = { offset, format: new Intl.DateTimeFormat(LOCALE, options) };
    return made.format.format(time);
  };
}

const dayAndMonth = formatter({ day: 'numeric', month: 'long' });
const dayMonthAndYear = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
const weekday = formatter({ weekday: 'long' });
const wholeDate = formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** 10:42 */
export const formatClock = formatter({ hour: '2-digit', minute: '2-digit' });

function startOfDay(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}

/** Whole days from `time` back to `now` by the calendar of this machine; 0 is today, 1 yesterday, also across DST. */
function daysAgo(time: Date, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(time)) / DAY_MS);
}

function date(time: Date, now: Date): string {
  return time.getFullYear() === now.getFullYear() ? dayAndMonth(time) : dayMonthAndYear(time);
}

/** A day as a heading: Today, Yesterday, Monday (within a week), 3 May, 3 May 2024. */
export function formatDay(time: Date, now: Date): string {
  const days = daysAgo(time, now);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days > 1 && days < 7) return weekday(time);
  return date(time, now);
}

/** A time in a list, as short as it can be: 10:42 today, else the day. */
export function formatWhen(time: Date, now: Date): string {
  return daysAgo(time, now) === 0 ? formatClock(time) : formatDay(time, now);
}

/** Everything, for hovering: Monday 3 May 2027, 10:42. */
export function formatFull(time: Date): string {
  return `${wholeDate(time)}, ${formatClock(time)}`;
}

/** When a person was last here: "just now", "12 minutes ago", "at 10:42", "yesterday at 10:42", "on 3 May". */
export function formatAgo(time: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - time.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const days = daysAgo(time, now);
  if (days === 0) return `at ${formatClock(time)}`;
  if (days === 1) return `yesterday at ${formatClock(time)}`;
  return `on ${formatDay(time, now)}`;
}
