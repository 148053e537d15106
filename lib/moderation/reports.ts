import type {
  Report,
  ReportAction,
  ReportedLine,
  ReportReason,
  SentReport,
} from '../contract/admin/report.ts';
import { defineCollection } from '../store/collection.ts';

/** A reported message, as stored. */
export interface ReportDoc {
  _id: string;
  messageId: string;
  conversationId: string;
  roomName: string | null;
  aboutId: string;
  byId: string;
  reason: ReportReason;
  note: string;
  snapshot: ReportedLine[];
  state: 'open' | 'closed';
  createdAt: Date;
  handled: { byId: string; at: Date; action: ReportAction; note: string } | null;
}

export const reports = defineCollection<ReportDoc>('reports', [
  { key: { messageId: 1, byId: 1 }, name: 'messageId_byId', unique: true },
  { key: { state: 1, _id: -1 }, name: 'state' },
]);

/** A report as administrators see it. */
export function toReport({ _id, createdAt, handled, ...doc }: ReportDoc): Report {
  return {
    id: _id,
    ...doc,
    createdAt: createdAt.toISOString(),
    handled: handled && { ...handled, at: handled.at.toISOString() },
  };
}

/** A report as who sent it sees it. */
export function toSentReport({ _id, messageId, state, createdAt }: ReportDoc): SentReport {
  return { id: _id, messageId, state, createdAt: createdAt.toISOString() };
}
