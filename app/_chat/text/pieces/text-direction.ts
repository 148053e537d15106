import { linkify } from '@/lib/contract/conversations/linkify.ts';
import { type Mentionable, splitMentions } from '../../conversation/mentions.ts';

const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u;
/** A link of Markdown. */
const LINK = /\[[^[\]\n]*\]\((?:https?:\/\/|mailto:)[^\s()]*\)/giu;

/** The direction of a text: that of its first letter. */
export function firstDirection(text: string): 'ltr' | 'rtl' {
  const first = STRONG.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/**
 * The direction of a message's last line, as `unicode-bidi: plaintext` draws it: that of its first letter outside of
 * mentions and links, which are isolated.
 */
export function lastLineDirection(text: string, members: ReadonlyMap<string, Mentionable>): 'ltr' | 'rtl' {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (!RIGHT_TO_LEFT.test(line)) return 'ltr';
  const outside = linkify(line.replace(LINK, ' ')).filter(({ href }) => href === null);
  const words = outside.flatMap(({ text: piece }) => splitMentions(piece, members));
  return firstDirection(words.flatMap(({ text: piece, mentioned }) => (mentioned ? [] : [piece])).join(' '));
}
