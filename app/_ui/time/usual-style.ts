import type { TimeStyle } from './format-time.ts';

const ORDERS: Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, TimeStyle['dateOrder']>>> = {
  day: 'day',
  month: 'month',
  year: 'year',
};

const UNKNOWN: TimeStyle = { hours: 24, dateOrder: 'day' };

/** How times are read where the language is spoken that an `Accept-Language` header names first. */
export function usualStyle(header: string | null): TimeStyle {
  const [language = ''] = /^[\w-]*/.exec(header?.trim() ?? '') ?? [];
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return UNKNOWN;
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
    return UNKNOWN;
  }
}
