import { z } from 'zod';
import { cleanLine } from '../values/text.ts';
import { lineSchema, multilineSchema } from '../values/text-schema.ts';
import { CUSTOM_LABEL_MAX, CUSTOM_VALUE_MAX, LABEL_MAX } from './contact-limits.ts';
import { cleanWebsite } from './website.ts';

/** An item's own id, by which changes of several people are merged item by item. The server gives one where none is. */
const itemIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'Use the id that the item was given.')
  .optional();
const labelSchema = lineSchema(0, LABEL_MAX);
const itemStart = { id: itemIdSchema, label: labelSchema.default('') };

export const phoneValueSchema = lineSchema(1, 60);
const ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const NAME = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?';
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${NAME}\\.)+${NAME}$`, 'u');

export const contactEmailSchema = z
  .string()
  .max(1000)
  .transform(cleanLine)
  .pipe(
    // Letters of all scripts, before the @ as well (RFC 6531).
    z
      .email({ pattern: EMAIL, error: 'This does not look like an email address.' })
      .max(254, 'Use at most 254 characters.'),
  );

const websiteValueSchema = z
  .string()
  .max(4000)
  .transform(cleanWebsite)
  .refine(isWebAddress, { message: 'Use an address such as https://example.org.' })
  .refine((text) => !hidesHost(text), { message: 'Leave out what comes before the @.' })
  .refine((text) => text.length <= 2000, { message: 'Use at most 2000 characters.' });

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

/** A name before an @ is how an address pretends to lead to another site. */
function hidesHost(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== '' || password !== '' || /^https?:\/\/[^/?#]*@/i.test(text);
}

export const phoneSchema = z
  .strictObject({
    ...itemStart,
    value: phoneValueSchema,
    // Derived from the value; accepted so that what was read can be sent back, and derived again.
    e164: z.string().max(20).nullable().optional(),
  })
  .transform(({ e164: _, ...phone }) => phone);
export const contactEmailItemSchema = z.strictObject({ ...itemStart, value: contactEmailSchema });
export const websiteSchema = z.strictObject({ ...itemStart, value: websiteValueSchema });
/** A field that people name themselves. */
export const customFieldSchema = z.strictObject({
  id: itemIdSchema,
  label: lineSchema(1, CUSTOM_LABEL_MAX),
  value: lineSchema(1, CUSTOM_VALUE_MAX),
});
export const addressSchema = z
  .strictObject({
    ...itemStart,
    /** Street and number, and whatever else comes above the city; may have several lines. */
    street: multilineSchema(500).default(''),
    city: lineSchema(0, 200).default(''),
    region: lineSchema(0, 200).default(''),
    postcode: lineSchema(0, 40).default(''),
    country: lineSchema(0, 100).default(''),
  })
  .refine(
    (address) =>
      [address.street, address.city, address.region, address.postcode, address.country].some(
        (part) => part.trim() !== '',
      ),
    {
      message: 'Fill in some part of the address.',
    },
  );

/** A birthday: `2001-02-28`, `--02-29` without the year, or nothing. */
export const birthdaySchema = z
  .string()
  .max(40)
  .transform(cleanLine)
  .refine(isBirthday, { message: 'Use a day such as 1986-04-30, or --04-30 without the year.' });

function isBirthday(text: string): boolean {
  if (text === '') return true;
  const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [match[1] === '-' ? 2000 : Number(match[1]), Number(match[2]), Number(match[3])];
  // Through a string: Date reads the years 0 to 99 as of the last century.
  const date = new Date(`${String(year).padStart(4, '0')}-${match[2]}-${match[3]}T00:00:00Z`);
  return year > 0 && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

const shownStart = { id: z.string().optional(), label: z.string() };

/** The items as everybody sees them. */
export const shownPhoneSchema = z.object({
  ...shownStart,
  /** As it was typed. */
  value: z.string(),
  /** In the international form of E.164, such as `+442079460000`; null when it is no number that can be dialled. */
  e164: z.string().nullable().optional(),
});
export const shownItemSchema = z.object({ ...shownStart, value: z.string() });
export const shownAddressSchema = z.object({
  ...shownStart,
  street: z.string(),
  city: z.string(),
  region: z.string(),
  postcode: z.string(),
  country: z.string(),
});

export type Phone = z.infer<typeof phoneSchema>;
export type ContactEmail = z.infer<typeof contactEmailItemSchema>;
export type Website = z.infer<typeof websiteSchema>;
export type Address = z.infer<typeof addressSchema>;
export type CustomField = z.infer<typeof customFieldSchema>;
export type ContactItem = Phone | ContactEmail | Website | Address | CustomField;
