import type { Message } from '@/lib/contract/conversations/message.ts';
import { previewText } from '@/lib/contract/conversations/preview-text.ts';

/** The signs of Markdown that mean nothing in one line. */
const SIGNS = /(\*\*|__|~~|`{1,3})(?=\S)([\s\S]*?\S)\1/gu;

/** A message in one line, for a quote, a list or a notice; its commonest Markdown signs are left out. */
export function oneLine({
  deletedAt,
  isUndone,
  ...written
}: Pick<Message, 'body' | 'files' | 'contacts' | 'deletedAt' | 'isUndone'>): string {
  if (isUndone) return 'Message taken back';
  if (deletedAt !== null) return 'Message deleted';
  return writtenLine(written);
}

/** What was written, in one line; of a message without text what was sent with it. */
export function writtenLine(written: Parameters<typeof previewText>[0]): string {
  return withoutSigns(previewText(written));
}

/** No line shows more, and the search for signs in pairs takes time that grows with the square of the length. */
const LENGTH_MAX = 500;

/** The beginning of a text without its commonest Markdown signs, in one line. */
export function withoutSigns(body: string): string {
  return body
    .slice(0, LENGTH_MAX)
    .toWellFormed()
    .replace(/^```\w*\n?|\n?```$/gmu, '')
    .replace(/^\s*(?:>|[-*+]\s)\s?/gmu, '')
    .replace(SIGNS, '$2')
    .replace(/\s+/gu, ' ')
    .trim();
}
