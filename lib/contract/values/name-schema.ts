import type { z } from 'zod';
import { cleanLine } from './text.ts';
import { lineSchema } from './text-schema.ts';

// Direction embeddings, overrides and isolates; and what is not seen and that no name needs. Joiners and variation
// selectors stay: Persian, Indic names and emoji are written with them.
const NEVER_IN_NAMES = /[\u202a-\u202e\u2066-\u2069\u00ad\u180e\u200b\u2060-\u2065\ufeff]/gu;
const MARKS_AT_EDGES = /^[\u200e\u200f\u061c\s]+|[\u200e\u200f\u061c\s]+$/gu;
// The braille blank is drawn as a space though it counts as a symbol.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{M}\u2800]/gu;

/** A name of a person or a room, of `max` characters at most: it changes no direction around it and can be seen. */
export function nameSchema(max: number): z.ZodType<string, string> {
  return lineSchema(1, max)
    .transform(cleanName)
    .refine((name) => name.replace(UNSEEN, '') !== '', { message: 'Use a name that can be seen.' });
}

function cleanName(line: string): string {
  return cleanLine(line.replace(NEVER_IN_NAMES, '')).replace(MARKS_AT_EDGES, '');
}
