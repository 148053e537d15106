import { BODY_MAX } from '@/lib/contract/conversations/message-rules.ts';

type Parameter = string | readonly string[] | undefined;

/** What another app shares, as one text: the text, with its title and address where it does not hold them. */
export function sharedText(given: {
  readonly title: Parameter;
  readonly text: Parameter;
  readonly url: Parameter;
}): string {
  const [title, text, url] = [given.title, given.text, given.url].map((value) =>
    typeof value === 'string' ? value.trim() : '',
  ) as [string, string, string];
  const lines = [text.includes(title) ? '' : title, text, text.includes(url) ? '' : url];
  return [...lines.filter((line) => line !== '').join('\n')].slice(0, BODY_MAX).join('');
}
