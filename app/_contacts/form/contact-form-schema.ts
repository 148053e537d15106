import { z } from 'zod';

const row = { id: z.string().optional(), label: z.string() };
const itemSchema = z.object({ ...row, value: z.string() });
const addressSchema = z.object({
  ...row,
  street: z.string(),
  city: z.string(),
  region: z.string(),
  postcode: z.string(),
  country: z.string(),
});

/** The contact form as a script sends and keeps it: text as it was typed, whatever it is. */
export const draftSchema = z.object({
  name: z.string(),
  organization: z.string(),
  title: z.string(),
  notes: z.string(),
  phones: z.array(itemSchema).min(1).max(60),
  emails: z.array(itemSchema).min(1).max(60),
  websites: z.array(itemSchema).max(60),
  addresses: z.array(addressSchema).max(60),
  birthday: z.object({ day: z.string(), month: z.string(), year: z.string() }),
  tags: z.object({ chips: z.array(z.string()), text: z.string() }),
  userId: z.string(),
});

/** What a form began from, as it is kept on a device. */
export const keptFieldsSchema = draftSchema.extend({
  phones: z.array(itemSchema),
  emails: z.array(itemSchema),
  birthday: z.string(),
  tags: z.array(z.string()),
  userId: z.string().nullable(),
});
