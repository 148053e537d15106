/** From when to when nothing notifies on one day, in 24-hour times; `to` at or before `from` is on the next day. */
export interface QuietSpan {
  readonly from: string;
  readonly to: string;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a person is not to be disturbed, by their own clock. */
export interface QuietHours {
  readonly timeZone: string;
  readonly days: Readonly<Record<Weekday, QuietSpan | null>>;
  /** Whether who writes to them directly is told that it arrives silently. */
  readonly isShownToSenders: boolean;
  /** Whether such a sender may notify them all the same. */
  readonly allowsUrgent: boolean;
}

/** A date and a time of a wall clock; `minute` counts from midnight. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;
/** Spans that meet are followed so far: whose whole week is quiet is asked again after it. */
const SPANS_MAX = 8;

/** Until when it is quiet for this person, counted over spans that meet; null when it is not quiet at `now`. */
export function quietUntil(quietHours: QuietHours | null, now: Date): Date | null {
  if (quietHours === null) return null;
  let end: Date | null = null;
  for (let spans = 0; spans < SPANS_MAX; spans += 1) {
    const next = spanEnd(quietHours, end ?? now);
    if (next === null) return end;
    end = next;
  }
  return end;
}

/** The time of the person's clock, such as 23:10. */
export function clockOf(timeZone: string, at: Date): string {
  const { minute } = wallTime(timeZone, at);
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** When the span ends in which `at` lies; of two that overlap the later end. Null outside. */
function spanEnd({ timeZone, days }: QuietHours, at: Date): Date | null {
  const today = wallTime(timeZone, at);
  // One that began yesterday and goes on over midnight, and that of today.
  const ends = [-1, 0].flatMap((offset) => {
    const begun = addDays(today, offset);
    const span = days[weekdayOf(begun)];
    if (span === null) return [];
    const from = minuteOf(span.from);
    const to = minuteOf(span.to) + (minuteOf(span.to) <= from ? DAY_MINUTES : 0);
    const passed = today.minute - offset * DAY_MINUTES;
    return passed >= from && passed < to ? [instantOf(timeZone, { ...begun, minute: to }, at)] : [];
  });
  return ends.reduce<Date | null>((latest, end) => (latest === null || end > latest ? end : latest), null);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function weekdayOf({ year, month, day }: WallTime): Weekday {
  // Monday is first here, Sunday there.
  return WEEKDAYS[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7] ?? 'mon';
}

function addDays(wall: WallTime, days: number): WallTime {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return {
    ...wall,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

// Making one costs a hundred times what using it does.
const formats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 500;

function wallTime(timeZone: string, at: Date): WallTime {
  let format = formats.get(timeZone);
  if (format === undefined) {
    if (formats.size >= FORMATS_MAX) formats.clear();
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    minute: part('hour') * 60 + part('minute'),
  };
}

/**
 * The first moment after `after` at which a wall clock shows this time. A time that a change to summer time leaves out is the
 * moment of the change; of one that comes twice it is the first that is still to come.
 */
function instantOf(timeZone: string, wall: WallTime, after: Date): Date {
  const plain = Date.UTC(wall.year, wall.month - 1, wall.day, 0, wall.minute);
  // The offsets that hold around it: two of them on a day on which the clock is changed.
  const candidates = [plain - DAY_MS, plain + DAY_MS]
    .map((near) => plain - offsetAt(timeZone, new Date(near)))
    .sort((a, b) => a - b);
  const shown = candidates.filter(
    (ms) => plainOf(wallTime(timeZone, new Date(ms))) === plain && ms > after.getTime(),
  );
  const [early = plain, late = early] = candidates;
  return new Date(shown[0] ?? skippedTo(timeZone, early, late));
}

/** A time that is left out lies between two candidates, and the clock is changed in between. */
function skippedTo(timeZone: string, early: number, late: number): number {
  const after = offsetAt(timeZone, new Date(late));
  let [low, high] = [early, late];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(timeZone, new Date(middle)) === after) high = middle;
    else low = middle;
  }
  return high;
}

function offsetAt(timeZone: string, at: Date): number {
  return plainOf(wallTime(timeZone, at)) - Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
}

function plainOf({ year, month, day, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, 0, minute);
}
