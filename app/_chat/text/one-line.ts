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
