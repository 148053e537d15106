/** A text in which what stands between backticks is a name in the API. */
export function WithCode({ text }: { readonly text: string }) {
  return text.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
      <code key={index} className="text-[0.9em]">
        {piece}
      </code>
    ) : (
      piece
    ),
  );
}
