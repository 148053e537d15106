/** What a key does in the viewer. */
export type ViewerAction =
  | { readonly kind: 'zoomIn' | 'zoomOut' | 'reset' }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'pan'; readonly x: number; readonly y: number };

interface ViewerPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** How far an arrow key moves an enlarged picture, in pixels. */
const PAN = 80;

const PANS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: PAN, y: 0 },
  ArrowRight: { x: -PAN, y: 0 },
  ArrowUp: { x: 0, y: PAN },
  ArrowDown: { x: 0, y: -PAN },
};

const MOVES: Readonly<Record<string, number>> = {
  PageUp: -1,
  PageDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Arrow keys lead to the picture before or after; in an enlarged one they move what is seen of it. */
export function viewerActionOf(press: ViewerPress, isEnlarged: boolean): ViewerAction | null {
  const { key } = press;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (key === '+' || key === '=') return { kind: 'zoomIn' };
  if (key === '-') return { kind: 'zoomOut' };
  if (key === '0') return { kind: 'reset' };
  const pan = PANS[key];
  if (pan && isEnlarged) return { kind: 'pan', ...pan };
  if (key === 'ArrowLeft') return { kind: 'move', by: -1 };
  if (key === 'ArrowRight') return { kind: 'move', by: 1 };
  const by = MOVES[key];
  return by === undefined ? null : { kind: 'move', by };
}
