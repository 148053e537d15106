import type { Message } from '@/lib/contract/conversations/message.ts';
import { previewText } from '@/lib/contract/conversations/preview-text.ts';
import { isSeen } from '@/lib/contract/values/text.ts';

/** The signs of Markdown that mean nothing in one line: at the edges of words, as `emphasisOf` has them, in short. */
const DOUBLE_SIGNS = /(?<![\w\\/])(\*\*|~~)(?=[^\s*~])([^\n]*?[^\s*~])\1(?![\w\\/])/gu;
const SINGLE_SIGNS =
  /(?<![\p{L}\p{N}\\/:*_])([*_])(?=[\p{L}\p{N}"'([`])([^*\n]*?[\p{L}\p{N}"'.,!?)`\]])\1(?![\p{L}\p{N}*_/])/gu;
const CODE_SIGNS = /(?<![\p{L}\p{S}`])(`{1,3})(?=[^`])([^\n]*?[^`])\1(?!`)/gu;
const LINK = /\[([^[\]\n]+)\]\((?:https?:\/\/|mailto:)[^\s()]+\)/giu;

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

/** The beginning of a text without its commonest Markdown signs, in one line; as it was typed when it has nothing else. */
export function withoutSigns(body: string): string {
  const begin = body.slice(0, LENGTH_MAX).toWellFormed();
  const plain = inOneLine(
    begin
      .replace(/^```(?:[\w+#.-]*\n)?|```$/gmu, '')
      .replace(/^> /gmu, '')
      .replace(/^[-*][ \t]+(?=[^\n]*\p{L})/gmu, '')
      .replace(LINK, '$1')
      .replace(CODE_SIGNS, '$2')
      .replace(DOUBLE_SIGNS, '$2')
      .replace(SINGLE_SIGNS, '$2'),
  );
  return isSeen(plain) ? plain : inOneLine(begin);
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
