import type { TimeStyle } from './format-time.ts';

/** What a person chose: `browser` follows the language of their browser. */
export interface TimeChoice {
  readonly clock: 'browser' | '12' | '24';
  readonly dateOrder: 'browser' | TimeStyle['dateOrder'];
}

const USUAL: TimeStyle = { hours: 24, dateOrder: 'day' };

/** How times are read by who chose so and has a browser of this language (BCP 47). */
export function timeStyleOf({ clock, dateOrder }: TimeChoice, language: string): TimeStyle {
  const usual = clock === 'browser' || dateOrder === 'browser' ? usualIn(language) : USUAL;
  return {
    hours: clock === 'browser' ? usual.hours : clock === '12' ? 12 : 24,
    dateOrder: dateOrder === 'browser' ? usual.dateOrder : dateOrder,
  };
}

/** What is usual where a language is spoken. */
function usualIn(language: string): TimeStyle {
  try {
    const format = new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
    });
    const first = format.formatToParts(0).find(({ type }) => type in ORDERS)?.type;
    return {
      hours: format.resolvedOptions().hour12 ? 12 : 24,
      dateOrder: ORDERS[first ?? 'day'] ?? 'day',
    };
  } catch {
    // Not the name of a language.
    return USUAL;
  }
}

const ORDERS: Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, TimeStyle['dateOrder']>>> = {
  day: 'day',
  month: 'month',
  year: 'year',
};

/** The language that an `Accept-Language` header names first, as a browser gives it to its pages; empty without one. */
export function firstLanguage(header: string | null): string {
  return /^[\w-]*/.exec(header?.trim() ?? '')?.[0] ?? '';
}
