'use client';

import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { birthdayText } from '../form/contact-text.ts';

/** A birthday as the reader writes dates. */
export function Birthday({ on }: { readonly on: string }) {
  return birthdayText(on, useTimeFormat());
}
