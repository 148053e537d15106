'use client';

import clsx from 'clsx';
import { hueOf } from '../../_ui/person/hue-of.ts';
import { splitMentions, useMentionables } from '../conversation/mentions.ts';

/** A text with its mentions highlighted; a mention of the reader is the most visible. */
export function TextWithMentions({ text }: { readonly text: string }) {
  const members = useMentionables();
  if (!text.includes('@')) return text;
  return splitMentions(text, members).map(({ text: piece, mentioned }, index) =>
    mentioned ? (
      <bdi
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
        key={index}
        data-hue={hueOf(mentioned.userId)}
        title={mentioned.displayName}
        className={clsx(
          'rounded-control font-medium',
          mentioned.isMe ? 'bg-signal text-on-signal px-1' : 'text-person',
        )}
      >
        {piece}
      </bdi>
    ) : (
      piece
    ),
  );
}
