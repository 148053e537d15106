import { linkify } from './linkify.ts';

/** The text of a message, as text: nothing in it runs, and only web addresses can be followed. */
export function MessageText({ text }: { readonly text: string }) {
  return (
    <p dir="auto" className="own-direction max-w-[68ch] whitespace-pre-wrap">
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
    </p>
  );
}
