import type { SnippetPiece } from './snippet.ts';

/** Text with what was searched for highlighted. */
export function Marked({ pieces }: { readonly pieces: readonly SnippetPiece[] }) {
  return pieces.map(({ text, isMatch }, index) =>
    isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its position
      <mark key={index} className="text-on-signal bg-signal rounded-[3px] px-px">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
