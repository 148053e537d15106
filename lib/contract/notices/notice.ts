import { z } from 'zod';

/** Why a person was, or was not, notified of a message: the reasons of `decide-notice.ts`. */
export const noticeWhySchema = z.enum([
  'direct',
  'mention',
  'reply',
  'all',
  'urgent',
  'own',
  'event',
  'deleted',
  'blocked',
  'nothing',
  'hidden',
  'muted',
  'mentions_only',
  'read',
  'open',
]);

export const noticeDeviceSchema = z.object({
  /** As it is called in the list of devices. */
  device: z.string(),
  /**
   * `delivered`: its push service took the notice. `shown`: a page was in view there. `retrying`, `failed`: the service could not be
   * reached, or refused it. `gone`: it no longer knows the device.
   */
  status: z.enum(['delivered', 'shown', 'retrying', 'failed', 'gone']),
  /** What the push service answered last; null when it was not asked, or could not be reached. */
  code: z.number().int().nullable(),
  at: z.string(),
});
export type NoticeDevice = z.infer<typeof noticeDeviceSchema>;

/** Why the caller was, or was not, notified of a message, and what became of it on each of their devices. */
export const noticeSchema = z.object({
  why: noticeWhySchema,
  /** `held`: it waits, for another device that is in use or for the end of quiet hours. */
  what: z.enum(['pushed', 'shown', 'held', 'none']),
  /** Those that take pushes. */
  devices: z.array(noticeDeviceSchema),
  /** When it was decided; null when that is not kept: `why` is then what the settings of today say. */
  at: z.string().nullable(),
  /** Until when it is held, should nothing change; null when it is not. */
  heldUntil: z.string().nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** What who writes to a person directly may know of their quiet hours. */
export const quietSchema = z.object({
  /** Until when a message arrives silently; null when it does not, or when they do not show it. */
  until: z.string().nullable(),
  /** The time of their clock, such as 23:10; null with `until`. */
  clock: z.string().nullable(),
  /** Whether they allow to be notified all the same. */
  allowsUrgent: z.boolean(),
});
export type Quiet = z.infer<typeof quietSchema>;
