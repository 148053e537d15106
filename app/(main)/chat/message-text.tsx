import clsx from 'clsx';
import { linkify } from './linkify.ts';

interface MessageTextProps {
  readonly text: string;
  /** The width class of what lies over the end of the last line, such as the time. */
  readonly tailClassName: string;
}

/** The text of a message, as text: nothing in it runs, and only web addresses can be followed. */
export function MessageText({ text, tailClassName }: MessageTextProps) {
  return (
    <div dir="auto" className="own-direction max-w-[68ch]">
      <span className="whitespace-pre-wrap">
        {linkify(text).map(({ text: piece, href }, index) =>
          href === null ? (
            piece
          ) : (
            <a
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
              key={index}
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className="text-brand-text underline underline-offset-2"
            >
              {piece}
            </a>
          ),
        )}
      </span>
      <span aria-hidden className={clsx('inline-block', tailClassName)} />
    </div>
  );
}
