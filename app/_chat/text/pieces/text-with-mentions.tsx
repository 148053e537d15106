'use client';

import clsx from 'clsx';
import { useHue } from '../../conversation/hues.ts';
import { type Mentionable, splitMentions, useMentionables } from '../../conversation/mentions.ts';

/** A text with its mentions highlighted; a mention of the reader is the most visible. */
export function TextWithMentions({ text }: { readonly text: string }) {
  const members = useMentionables();
  if (!text.includes('@')) return text;
  return splitMentions(text, members).map(({ text: piece, mentioned }, index) =>
    mentioned ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
      <Mention key={index} text={piece} mentioned={mentioned} />
    ) : (
      piece
    ),
  );
}

function Mention({ text, mentioned }: { readonly text: string; readonly mentioned: Mentionable }) {
  const hue = useHue(mentioned.userId);
  return (
    <bdi
      data-hue={hue}
      title={mentioned.displayName}
      data-border-when-forced={mentioned.isMe ? '' : undefined}
      className={clsx(
        'rounded-control font-medium',
        mentioned.isMe ? 'bg-signal text-on-signal px-1' : 'text-person',
      )}
    >
      {text}
    </bdi>
  );
}
