'use client';

import clsx from 'clsx';
import { type ReactNode, Suspense } from 'react';
import { linkify } from '@/lib/contract/conversations/linkify.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { isFewEmoji } from './emoji-only.ts';
import { mayHoldMarkdown } from './markdown/may-hold-markdown.ts';
import { MessageLink } from './pieces/message-link.tsx';
import { TextWithMentions } from './pieces/text-with-mentions.tsx';

interface MessageTextProps {
  readonly text: string;
  /** The width class of what lies over the end of the last line, such as the time. */
  readonly tailClassName: string;
}

const MarkdownText = loadLater(() => import('./markdown/markdown-text.tsx').then((loaded) => loaded.default));

/** The text of a message: nothing in it runs, and only web and mail addresses become links. */
export function MessageText({ text, tailClassName }: MessageTextProps) {
  const tail = <span aria-hidden className={clsx('inline-block', tailClassName)} />;
  const plain = <PlainText text={text} tail={tail} />;
  return (
    <div data-text className={clsx('max-w-[68ch] min-w-0', longWordClass(text))}>
      {mayHoldMarkdown(text) ? (
        <Suspense fallback={plain}>
          <MarkdownText text={text} tail={tail} />
        </Suspense>
      ) : (
        plain
      )}
    </div>
  );
}

interface PlainTextProps {
  readonly text: string;
  readonly tail: ReactNode;
}

function PlainText({ text, tail }: PlainTextProps) {
  return (
    <p dir="auto" className={clsx('own-direction whitespace-pre-wrap', isFewEmoji(text) && 'text-40')}>
      {linkify(text).map(({ text: piece, href }, index) =>
        href === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          <TextWithMentions key={index} text={piece} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          <MessageLink key={index} href={href}>
            {piece}
          </MessageLink>
        ),
      )}
      {tail}
    </p>
  );
}
