import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { listQuerySchema } from '../values/paging.ts';
import { lineSchema } from '../values/text-schema.ts';

export const reportReasonSchema = z.enum(['spam', 'harassment', 'illegal', 'other']);
export type ReportReason = z.infer<typeof reportReasonSchema>;

export const reportMessageSchema = z.strictObject({
  reason: reportReasonSchema,
  note: lineSchema(0, 500).optional(),
});
export type ReportMessage = z.infer<typeof reportMessageSchema>;

/** How many messages before and after a reported one administrators see. */
export const LINES_AROUND = 5;

/** A message as it was when it was reported. */
const reportedLineSchema = z.object({
  id: idSchema,
  seq: z.number().int(),
  senderId: idSchema,
  body: z.string(),
  createdAt: z.string(),
  isReported: z.boolean(),
});
export type ReportedLine = z.infer<typeof reportedLineSchema>;

export const reportActionSchema = z.enum(['dismiss', 'delete_message', 'suspend']);
export type ReportAction = z.infer<typeof reportActionSchema>;

export const reportSchema = z.object({
  id: idSchema,
  messageId: idSchema,
  conversationId: idSchema,
  /** The room's name; null for a direct conversation. */
  roomName: z.string().nullable(),
  /** Who sent the message. */
  aboutId: idSchema,
  /** Who reported it. */
  byId: idSchema,
  reason: reportReasonSchema,
  note: z.string(),
  /** The message and the lines around it, as they were. Administrators see nothing else of the conversation. */
  snapshot: z.array(reportedLineSchema),
  state: z.enum(['open', 'closed']),
  createdAt: z.string(),
  handled: z
    .object({ byId: idSchema, at: z.string(), action: reportActionSchema, note: z.string() })
    .nullable(),
});
export type Report = z.infer<typeof reportSchema>;

/** What who reported a message gets to know of it. */
export const sentReportSchema = z.object({
  id: idSchema,
  messageId: idSchema,
  state: z.enum(['open', 'closed']),
  createdAt: z.string(),
});
export type SentReport = z.infer<typeof sentReportSchema>;

export const reportsQuerySchema = listQuerySchema.extend({ state: z.enum(['open', 'closed']).optional() });

export const closeReportSchema = z.strictObject({
  action: reportActionSchema,
  note: lineSchema(0, 500).optional(),
});
export type CloseReport = z.infer<typeof closeReportSchema>;
