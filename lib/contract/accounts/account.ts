import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { lookAlikeKey } from '../values/name.ts';
import { nameSchema } from '../values/name-schema.ts';
import { cleanLine, foldKey, lengthOf } from '../values/text.ts';
import { lineSchema } from '../values/text-schema.ts';
import { isTimeZone } from '../values/time-zone.ts';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** A new username: 2 to 30 of a–z 0–9 . _ -, kept in lower case. Letters of other scripts that look alike are refused. */
export const usernameSchema = z
  .string()
  .max(200)
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => /^[a-z0-9._-]{2,30}$/.test(text), {
    message: 'Use 2 to 30 of a–z, 0–9, dot, underscore or hyphen.',
  })
  .refine((name) => name !== 'all' && name !== 'here', {
    message: 'This name means everyone in a room. Choose another one.',
  });

/** A new password: every character counts, nothing is trimmed or cut. */
export const passwordSchema = z
  .string()
  .max(PASSWORD_MAX * 4, `Use at most ${PASSWORD_MAX} characters.`)
  .refine((text) => lengthOf(text) >= PASSWORD_MIN, { message: `Use at least ${PASSWORD_MIN} characters.` })
  .refine((text) => lengthOf(text) <= PASSWORD_MAX, { message: `Use at most ${PASSWORD_MAX} characters.` })
  .refine((text) => !text.includes('\0'), { message: 'A password cannot hold the NUL character.' })
  .refine((text) => text.isWellFormed(), { message: 'The password holds half a character. Type it again.' });

export const emailSchema = z
  .string()
  .max(1000)
  .transform(cleanLine)
  .pipe(z.email('This does not look like an email address.').max(254, 'Use at most 254 characters.'));

export const displayNameSchema = nameSchema(60);

export const signUpSchema = z.strictObject({
  username: usernameSchema,
  displayName: displayNameSchema,
  password: passwordSchema,
  email: emailSchema.optional(),
  /** The token of an invitation. */
  invitation: z.string().max(200).optional(),
});
export type SignUp = z.infer<typeof signUpSchema>;

/** A log-in attempt. Loose on purpose: a wrong pair gets one neutral answer, not a lesson in which half was wrong. */
export const signInSchema = z.strictObject({
  username: z.string().max(1000),
  password: z.string().max(PASSWORD_MAX * 4),
});
export type SignIn = z.infer<typeof signInSchema>;

/** How long an API token is valid, in days. */
export const TOKEN_DAYS = { most: 365, usual: 90 } as const;

export const tokenScopeSchema = z.enum(['full', 'read', 'backup']);
/**
 * What can be done with a token: everything that its person can, only reading (REST and events), or nothing but listing and
 * fetching backups, as an administrator.
 */
export type TokenScope = z.infer<typeof tokenScopeSchema>;

const tokenWishes = {
  expiresInDays: z
    .number()
    .int()
    .min(1, 'Use a whole number from 1 to 365.')
    .max(TOKEN_DAYS.most, 'Use a whole number from 1 to 365.')
    .optional(),
  scope: z
    .enum(['full', 'read', 'dav', 'backup'])
    .refine((scope) => scope !== 'dav', {
      message: 'There are no tokens of this scope yet. Use full, read or backup.',
    })
    .pipe(tokenScopeSchema)
    .optional(),
};

export const createTokenSchema = signInSchema.extend({ label: lineSchema(1, 60).optional(), ...tokenWishes });
export type CreateToken = z.infer<typeof createTokenSchema>;

/** An API token for a person who is signed in already. */
export const createOwnTokenSchema = z.strictObject({ label: lineSchema(1, 60), ...tokenWishes });
export type CreateOwnToken = z.infer<typeof createOwnTokenSchema>;

export const roleSchema = z.enum(['member', 'admin']);
export const presenceStateSchema = z.enum(['online', 'away', 'offline']);
export type PresenceState = z.infer<typeof presenceStateSchema>;

/** What a screen reader announces of arriving messages. */
export const announceSchema = z.enum(['everything', 'sender', 'mentions', 'off']);

const pageSizeSchema = z
  .number()
  .int()
  .min(1, 'Use a whole number from 1 to 200.')
  .max(200, 'Use a whole number from 1 to 200.');

/** The IANA name of a time zone, such as `Europe/Berlin`. */
export const timeZoneSchema = z
  .string()
  .max(100)
  .refine(isTimeZone, { message: 'Use the name of a time zone, such as Europe/Berlin.' });

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time from 00:00 to 23:59.');
const quietSpanSchema = z.strictObject({ from: clockSchema, to: clockSchema }).nullable();

/** When nothing notifies, by the person's own clock; `to` at or before `from` is on the next day. */
export const quietHoursSchema = z.strictObject({
  timeZone: timeZoneSchema,
  days: z.strictObject({
    mon: quietSpanSchema,
    tue: quietSpanSchema,
    wed: quietSpanSchema,
    thu: quietSpanSchema,
    fri: quietSpanSchema,
    sat: quietSpanSchema,
    sun: quietSpanSchema,
  }),
  /** Who writes to them directly is told that it arrives silently. */
  isShownToSenders: z.boolean(),
  /** Such a sender may notify them all the same. */
  allowsUrgent: z.boolean(),
});

/** How the app behaves for one person, on all their devices. */
export const settingsSchema = z.strictObject({
  /** Others see this person as offline, without a time. */
  hidePresence: z.boolean(),
  /** Messages shown first in a direct conversation, and in a room. */
  directPage: pageSizeSchema,
  roomPage: pageSizeSchema,
  /** Whether single letters are keys on a focused item. */
  singleKeys: z.boolean(),
  announce: announceSchema,
  /** Whether Enter sends and Shift+Enter breaks the line, or the other way round. */
  enterSends: z.boolean(),
  /** Whether they are notified in the morning of a day on which contacts have their birthday. */
  birthdayNotices: z.boolean(),
  /** A clock of 12 or 24 hours, and what comes first in a date; `browser` follows the language of the browser. */
  clock: z.enum(['browser', '12', '24']),
  dateOrder: z.enum(['browser', 'day', 'month', 'year']),
  /** Null for none. */
  quietHours: quietHoursSchema.nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The caller's own profile. */
export const meSchema = z.object({
  id: idSchema,
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  status: z.string(),
  role: roleSchema,
  avatarFileId: z.string().nullable(),
  /** As the person chose it; null for that of the browser they used last, `browserTimeZone`. */
  timeZone: z.string().nullable(),
  browserTimeZone: z.string().nullable(),
  settings: settingsSchema,
  createdAt: z.string(),
});
export type Me = z.infer<typeof meSchema>;

export const updateMeSchema = z.strictObject({
  displayName: displayNameSchema.optional(),
  email: emailSchema.nullable().optional(),
  /** Needed to change the email. */
  currentPassword: z
    .string()
    .max(PASSWORD_MAX * 4)
    .optional(),
  status: lineSchema(0, 120).optional(),
  timeZone: timeZoneSchema.nullable().optional(),
  browserTimeZone: timeZoneSchema.optional(),
  settings: settingsSchema.partial().optional(),
});
export type UpdateMe = z.infer<typeof updateMeSchema>;

/** Another person, as everybody signed in sees them: no email. */
export const personSchema = z.object({
  id: idSchema,
  username: z.string(),
  displayName: z.string(),
  status: z.string(),
  role: roleSchema,
  avatarFileId: z.string().nullable(),
  /** Null where it is not known, or where a person who hides their presence chose none. */
  timeZone: z.string().nullable(),
  presence: presenceStateSchema,
  lastSeenAt: z.string().nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const apiTokenSchema = z.object({
  id: idSchema,
  label: z.string(),
  scope: tokenScopeSchema,
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** The answer that shows a token, once. */
export const createdTokenSchema = z.object({
  id: idSchema,
  token: z.string(),
  expiresAt: z.string(),
  user: meSchema,
});
export type CreatedToken = z.infer<typeof createdTokenSchema>;

/** One signed-in browser of the caller. */
export const sessionSchema = z.object({
  id: idSchema,
  device: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

/** The key under which a username is unique: two names that look alike share it. */
export function usernameKey(username: string): string {
  return lookAlikeKey(foldKey(username.trim()));
}
