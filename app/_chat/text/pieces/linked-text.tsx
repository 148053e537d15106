import { linkify } from '@/lib/contract/conversations/linkify.ts';
import { breakAddress } from '../../../_ui/text/break-address.tsx';
import { MessageLink } from './message-link.tsx';

/** A text that someone wrote about something, such as a topic: its web addresses are links, the rest is as it was typed. */
export function LinkedText({ text }: { readonly text: string }) {
  return linkify(text).map(({ text: piece, href }, index) =>
    href === null ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
      <MessageLink key={index} href={href}>
        {breakAddress(piece)}
      </MessageLink>
    ),
  );
}
