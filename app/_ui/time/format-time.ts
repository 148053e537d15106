const DAY_MS = 24 * 60 * 60 * 1000;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** How a person reads times: the hours of a clock, and what comes first in a date. */
export interface TimeStyle {
  readonly hours: 12 | 24;
  readonly dateOrder: 'day' | 'month' | 'year';
}

/** A day of the calendar. Without a year it comes every year. */
export interface CalendarDay {
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly year?: number;
}

/** Times and dates as one person reads them. Moments are told by the clock of this machine. */
export interface TimeFormat {
  readonly style: TimeStyle;
  /** 10:42, or 10:42 AM. */
  clock(time: Date): string;
  /** The same of a time of day as a program writes it, such as `08:05`. */
  clockText(text: string): string;
  /** 3 May 2024, May 3, 2024 or 2024-05-03; without a year 3 May or May 3. */
  date(day: CalendarDay, weekday?: string): string;
  /** A day as a heading: Today, Yesterday, Monday (within a week), 3 May, 3 May 2024. */
  day(time: Date, now: Date): string;
  /** A time in a list, as short as it can be: 10:42 today, else the day. */
  when(time: Date, now: Date): string;
  /** Everything, for hovering: Monday 3 May 2027, 10:42. */
  full(time: Date): string;
  /** When a person was last here: "just now", "12 minutes ago", "at 10:42", "yesterday at 10:42", "on 3 May". */
  ago(time: Date, now: Date): string;
}

/** Times and dates in one style; the same object for the same style. */
export function timeFormat(style: TimeStyle): TimeFormat {
  const key = `${style.hours} ${style.dateOrder}`;
  const format = made.get(key) ?? makeFormat(style);
  made.set(key, format);
  return format;
}
const made = new Map<string, TimeFormat>();

function makeFormat(style: TimeStyle): TimeFormat {
  const clock = (time: Date) => clockIn(style, time.getHours(), time.getMinutes());
  const date = (day: CalendarDay, weekday?: string) => dateIn(style, day, weekday);
  const day = (time: Date, now: Date) => {
    const days = daysAgo(time, now);
    if (days === 0) return 'Today';
    if (days === 1) return 'Yesterday';
    if (days > 1 && days < 7) return weekdayOf(time);
    const { year, ...dayAndMonth } = calendarDay(time);
    return date(year === now.getFullYear() ? dayAndMonth : { ...dayAndMonth, year });
  };
  return {
    style,
    clock,
    clockText: (text) => {
      const [hours, minutes] = text.split(':');
      return clockIn(style, Number(hours), Number(minutes));
    },
    date,
    day,
    when: (time, now) => (daysAgo(time, now) === 0 ? clock(time) : day(time, now)),
    full: (time) => `${date(calendarDay(time), weekdayOf(time))}, ${clock(time)}`,
    ago: (time, now) => {
      const minutes = Math.floor((now.getTime() - time.getTime()) / 60_000);
      if (minutes < 1) return 'just now';
      if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
      const days = daysAgo(time, now);
      if (days === 0) return `at ${clock(time)}`;
      if (days === 1) return `yesterday at ${clock(time)}`;
      return `on ${day(time, now)}`;
    },
  };
}

function clockIn({ hours }: TimeStyle, hour: number, minute: number): string {
  const minutes = twoDigits(minute);
  if (hours === 24) return `${twoDigits(hour)}:${minutes}`;
  // The parts of one time stay on one line.
  return `${hour % 12 || 12}:${minutes}\u00a0${hour < 12 ? 'AM' : 'PM'}`;
}

function dateIn({ dateOrder }: TimeStyle, { year, month, day }: CalendarDay, weekday?: string): string {
  const name = MONTHS[month - 1] ?? '';
  if (dateOrder === 'day') {
    const dayAndMonth = `${weekday === undefined ? '' : `${weekday} `}${day} ${name}`;
    return year === undefined ? dayAndMonth : `${dayAndMonth} ${year}`;
  }
  const before = weekday === undefined ? '' : `${weekday}, `;
  if (year === undefined) return `${before}${name} ${day}`;
  if (dateOrder === 'month') return `${before}${name} ${day}, ${year}`;
  return `${before}${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

function calendarDay(time: Date): Required<CalendarDay> {
  return { year: time.getFullYear(), month: time.getMonth() + 1, day: time.getDate() };
}

function weekdayOf(time: Date): string {
  return WEEKDAYS[time.getDay()] ?? '';
}

function startOfDay(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}

/** Whole days from `time` back to `now` by the calendar of this machine; 0 is today, 1 yesterday, also across DST. */
function daysAgo(time: Date, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(time)) / DAY_MS);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
