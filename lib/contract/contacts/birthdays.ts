/** A day of the calendar as text: `2026-03-01`. Plain days have no time zone, so none can move them. */
export type PlainDay = string;

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a birthday is next. */
export interface NextBirthday {
  readonly date: PlainDay;
  /** 0 is today. */
  readonly inDays: number;
  /** How old the person becomes; null where the year of birth is not known, or is still to come. */
  readonly turns: number | null;
}

/** How many days ahead are looked at. */
export const BIRTHDAYS_AHEAD = 30;

const instantOf = (day: PlainDay) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): PlainDay => new Date(ms).toISOString().slice(0, 10);

/** The day so many days after another one. */
export function addDays(day: PlainDay, days: number): PlainDay {
  return dayOf(instantOf(day) + days * DAY_MS);
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** When a birthday (`1984-02-29`, `--02-29`) is next, on or after `today`. In other years 29 February is the last of February. */
export function nextBirthday(birthday: string, today: PlainDay): NextBirthday | null {
  const match = /^(\d{4}|-)-(\d{2}-\d{2})$/.exec(birthday);
  if (!match) return null;
  const thisYear = Number(today.slice(0, 4));
  for (const year of [thisYear, thisYear + 1]) {
    const date = dateIn(year, match[2] ?? '');
    const inDays = Math.round((instantOf(date) - instantOf(today)) / DAY_MS);
    if (inDays < 0) continue;
    const age = match[1] === '-' ? -1 : year - Number(match[1]);
    return { date, inDays, turns: age >= 0 ? age : null };
  }
  return null;
}

function dateIn(year: number, monthAndDay: string): PlainDay {
  const isMoved = monthAndDay === '02-29' && !isLeapYear(year);
  return `${String(year).padStart(4, '0')}-${isMoved ? '02-28' : monthAndDay}`;
}

/** The days of birth, as month and day, that are celebrated on a day. */
export function bornOn(date: PlainDay): string[] {
  const own = date.slice(5);
  return own === '02-28' && !isLeapYear(Number(date.slice(0, 4))) ? [own, '02-29'] : [own];
}

/** The day of a wall clock. */
export function todayIn(timeZone: string, now: Date): PlainDay {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}
