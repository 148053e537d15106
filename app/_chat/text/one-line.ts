import type { Message } from '@/lib/contract/conversations/message.ts';

/** The signs of Markdown that mean nothing in one line. */
const SIGNS = /(\*\*|__|~~|`{1,3})(?=\S)([\s\S]*?\S)\1/gu;

/** A message in one line, for a quote, a list or a notice; its commonest Markdown signs are left out. */
export function oneLine({
  body,
  deletedAt,
  isUndone,
}: Pick<Message, 'body' | 'deletedAt' | 'isUndone'>): string {
  if (isUndone) return 'Message taken back';
  if (deletedAt !== null) return 'Message deleted';
  return withoutSigns(body);
}

/** A text without its commonest Markdown signs, in one line. */
export function withoutSigns(body: string): string {
  return body
    .replace(/^```\w*\n?|\n?```$/gmu, '')
    .replace(/^\s*(?:>|[-*+]\s)\s?/gmu, '')
    .replace(SIGNS, '$2')
    .replace(/\s+/gu, ' ')
    .trim();
}
