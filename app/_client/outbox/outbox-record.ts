import { z } from 'zod';
import type { SomeContactFields } from '../../../lib/contract/contacts/contact.ts';

const common = {
  /** Made on this device. The server stores what comes under it once, however often it is sent. */
  clientId: z.string(),
  /** Whose it is: another person may sign in on the same browser. */
  userId: z.string(),
  createdAt: z.string(),
  /** Its position among the writer's records. */
  order: z.number(),
  /** Why the server refused it, or null while it is to be sent. */
  failure: z.string().nullable(),
  /** Whether it could not be sent at its first try. Earlier releases did not say. */
  isDelayed: z.boolean().default(false),
};

const messageRecordSchema = z.object({
  ...common,
  // Releases that knew only messages stored none.
  kind: z.literal('message').default('message'),
  conversationId: z.string(),
  body: z.string(),
  replyToId: z.string().nullable(),
});

// What was typed is checked by the server, whose refusal names the fields that are wrong.
const typedFieldsSchema = z.custom<SomeContactFields>((value) => typeof value === 'object' && value !== null);

const contactRecordSchema = z.object({
  ...common,
  kind: z.literal('contact'),
  contactId: z.string(),
  /** The changed fields as they are to be; of a new contact all of them. Validated by the server. */
  changed: typedFieldsSchema,
  /** The same fields as they were when the person began; null for a contact that is to be created. */
  base: typedFieldsSchema.nullable(),
  /** The contact form when it was saved, for the person to go on with should the save be refused. */
  form: z.unknown(),
});

/** What earlier pages and releases stored is read like any other input. */
export const outboxRecordSchema = z.union([contactRecordSchema, messageRecordSchema]);

export type MessageRecord = Readonly<z.infer<typeof messageRecordSchema>>;
export type ContactRecord = Readonly<z.infer<typeof contactRecordSchema>>;

/** Something to be sent, as it is stored on the device: a message, or a queued save of a contact. */
export type OutboxRecord = MessageRecord | ContactRecord;

type Content<R extends OutboxRecord> = Omit<R, keyof typeof common>;
export type OutboxContent = Content<MessageRecord> | Content<ContactRecord>;

/** What is sent in order belongs to one lane: a conversation, or a contact. */
export function laneOf(record: OutboxContent): string {
  return record.kind === 'message' ? record.conversationId : `contact:${record.contactId}`;
}
