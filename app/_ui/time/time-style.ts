import type { TimeStyle } from './format-time.ts';

/** What a person chose: `browser` is as is usual in the language of their browser. */
export interface TimeChoice {
  readonly clock: 'browser' | '12' | '24';
  readonly dateOrder: 'browser' | TimeStyle['dateOrder'];
}

/** How times are read by who chose so, where another style is usual. */
export function timeStyleOf({ clock, dateOrder }: TimeChoice, usual: TimeStyle): TimeStyle {
  return {
    hours: clock === 'browser' ? usual.hours : clock === '12' ? 12 : 24,
    dateOrder: dateOrder === 'browser' ? usual.dateOrder : dateOrder,
  };
}
