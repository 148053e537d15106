import { z } from 'zod';
import { cleanLine, cleanText, lengthOf } from './text.ts';

/** A required or optional single line of `max` characters at most. */
export function lineSchema(min: number, max: number) {
  return z
    .string()
    .max(max * 8)
    .transform(cleanLine)
    .refine((text) => lengthOf(text) >= min, {
      message: min === 1 ? 'Fill this in.' : `Use at least ${min} characters.`,
    })
    .refine((text) => lengthOf(text) <= max, { message: `Use at most ${max} characters.` });
}

/** Text of several lines, `max` characters at most; may be empty. */
export function multilineSchema(max: number) {
  return z
    .string()
    .max(max * 8)
    .transform(cleanText)
    .refine((text) => lengthOf(text) <= max, { message: `Use at most ${max} characters.` });
}
