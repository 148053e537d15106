import { piecesOf, type Terms } from '../state/match.ts';

interface HighlightedProps {
  readonly text: string;
  readonly terms: Terms;
}

/** Text with the matches of the search highlighted. */
export function Highlighted({ text, terms }: HighlightedProps) {
  if (terms.starts.length === 0 && terms.digits === null) return text;
  return piecesOf(text, terms).map((piece, index) =>
    piece.isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its position
      <mark key={index} className="text-ink bg-selected">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
