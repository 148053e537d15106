import { z } from 'zod';
import { fileIdsSchema, messageFileSchema } from '../files/file.ts';
import { idSchema } from '../values/ids.ts';
import { mentionGroups } from './mention-groups.ts';
import { contactIdsSchema, messageContactSchema } from './message-contact.ts';
import { messagePreviewSchema } from './message-preview.ts';
import { BODY_MAX, BODY_MAX_BYTES, bodyError, cleanBody, NOTHING_WRITTEN } from './message-rules.ts';

/** Newest messages on opening, when nothing else is set: a direct conversation and a room. */
export const DIRECT_PAGE = 15;
export const ROOM_PAGE = 50;
export const MESSAGES_MAX = 200;

/** The text of a message: up to 4,000 characters after trimming, without control characters; empty only beside files or contacts. */
export const bodySchema = z
  .string()
  .max(BODY_MAX_BYTES, `Use at most ${BODY_MAX} characters.`)
  .transform(cleanBody)
  .superRefine((body, { addIssue }) => {
    const message = bodyError(body, true);
    if (message !== null) addIssue({ code: 'custom', message });
  });

/** The sender's own id of a message (a UUIDv7 in our pages), unique per sender and conversation. */
export const clientIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.:-]+$/, 'Use letters, digits, and . _ : -');

/** 1 to 4,000 characters, or files, or contacts. */
export const sendMessageSchema = z
  .strictObject({
    clientId: clientIdSchema,
    body: bodySchema,
    replyToId: idSchema.nullable().optional(),
    /** Uploaded by the sender and not sent yet, in the order in which they are to be shown. */
    fileIds: fileIdsSchema.optional(),
    /** Contacts of the address book, in the order in which they are to be shown. */
    contactIds: contactIdsSchema.optional(),
    /** A message that the sender can read, to be sent on with what it shows; then nothing else is given. */
    forwardOfId: idSchema.optional(),
  })
  .refine(
    ({ body, fileIds = [], contactIds = [], forwardOfId }) =>
      body !== '' || fileIds.length + contactIds.length > 0 || forwardOfId !== undefined,
    {
      path: ['body'],
      message: NOTHING_WRITTEN,
    },
  )
  .refine(
    ({ body, replyToId, fileIds = [], contactIds = [], forwardOfId }) =>
      forwardOfId === undefined || (body === '' && !replyToId && fileIds.length + contactIds.length === 0),
    {
      path: ['forwardOfId'],
      message: 'What is forwarded goes by itself. Send a comment as a message of its own.',
    },
  );
export type SendMessage = z.infer<typeof sendMessageSchema>;

/** Empty only for a message with files or contacts, which stay. */
export const editMessageSchema = z.strictObject({ body: bodySchema });
export type EditMessage = z.infer<typeof editMessageSchema>;

export const reactionSchema = z.object({ emoji: z.string(), userIds: z.array(z.string()) });

/** What a line of the log says that no member wrote, such as "Ada renamed the room to Design". */
export const messageEventSchema = z.object({
  type: z.enum(['joined', 'left', 'invited', 'removed', 'renamed', 'topic']),
  /** Whom it concerns; of `renamed`, who did it. */
  userIds: z.array(idSchema),
  /** The new name or topic. */
  text: z.string().optional(),
});
export type MessageEvent = z.infer<typeof messageEventSchema>;

/** Who pinned a message in its conversation, and when. */
export const pinSchema = z.object({ byUserId: idSchema, at: z.string() });

/**
 * Where a forwarded message comes from: who wrote it, when, and its id, by which those who may read it find it. In which
 * conversation it was is not said.
 */
export const forwardedSchema = z.object({ messageId: idSchema, senderId: idSchema, createdAt: z.string() });
export type Forwarded = z.infer<typeof forwardedSchema>;

/**
 * A message as every member sees it. `seq` counts from 1 in its conversation without gap or repeat; `revision` is the
 * conversation's number at this message's last change.
 */
export const messageSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  seq: z.number().int(),
  revision: z.number().int(),
  senderId: idSchema,
  clientId: z.string(),
  body: z.string(),
  replyToId: z.string().nullable(),
  /** In the order in which they were sent; none once it is deleted. */
  files: z.array(messageFileSchema),
  /** The contacts whose cards it shows, in the order in which they were sent; none once it is deleted. */
  contacts: z.array(messageContactSchema),
  reactions: z.array(reactionSchema),
  /** The members whom the text names as `@username`, or reaches by `@here`. */
  mentions: z.array(idSchema),
  /** It mentions every member of the room (`@all`), or those who were at a device (`@here`), who are in `mentions`. */
  mentionGroup: z.enum(mentionGroups).optional(),
  /** How many earlier texts there are. */
  versions: z.number().int(),
  /** Undone by its sender before anyone read it: pages do not draw it; its number stays. */
  isUndone: z.boolean(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  /** Of a line about the room, which has no body, takes no change and is never unread; null of what a member wrote. */
  event: messageEventSchema.nullable(),
  /** While it is pinned in its conversation; else left out. */
  pinned: pinSchema.optional(),
  /** Of a message that its sender sent on from elsewhere; else left out. */
  forwarded: forwardedSchema.optional(),
  /** Of the first link of its text, once this server has read that page, and unless its sender removed it; else left out. */
  preview: messagePreviewSchema.optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A message that a person saved for themselves, and when. */
export const savedMessageSchema = z.object({ message: messageSchema, savedAt: z.string() });
export type SavedMessage = z.infer<typeof savedMessageSchema>;

/** Which message of a conversation a person saved, and when. */
export const savedMarkSchema = z.object({ messageId: idSchema, savedAt: z.string() });

/** A text that a message had before, and since when. */
export const messageVersionSchema = z.object({ body: z.string(), at: z.string() });
export type MessageVersion = z.infer<typeof messageVersionSchema>;

/**
 * How far a message came with one other member who received it. A time is null when it has not happened, or when it
 * was so long ago that only the fact is known: `isRead` says which.
 */
export const receiptSchema = z.object({
  userId: idSchema,
  isRead: z.boolean(),
  readAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;
