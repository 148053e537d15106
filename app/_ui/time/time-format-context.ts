'use client';

import { createContext, useContext } from 'react';
import { type TimeFormat, timeFormat } from './format-time.ts';

/** How the person at this page reads times. */
export const TimeFormatContext = createContext<TimeFormat>(timeFormat({ hours: 24, dateOrder: 'day' }));

export function useTimeFormat(): TimeFormat {
  return useContext(TimeFormatContext);
}
