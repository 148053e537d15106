const KIB = 1024;

/** The first piece fits what an untouched nginx lets through (1 MiB). */
const FIRST = 512 * KIB;
const LARGEST = 8 * 1024 * KIB;
const SMALLEST = 64 * KIB;
/** A piece that went up faster than this makes the next one larger, in milliseconds. */
const FAST_MS = 4000;

/** How large the pieces of an upload are, learned as they go. */
export interface PieceSize {
  /** Bytes of the next piece. */
  next(): number;
  /** A piece arrived after so many milliseconds. */
  arrived(tookMs: number): void;
  /** A piece was too large for something on the way; answers whether a smaller one can be tried. */
  shrink(): boolean;
}

/** Grows while it goes well, and never again to a size that was refused. */
export function createPieceSize(): PieceSize {
  let size = FIRST;
  let most = LARGEST;
  return {
    next: () => size,
    arrived(tookMs) {
      if (tookMs < FAST_MS) size = Math.min(most, size * 2);
    },
    shrink() {
      if (size <= SMALLEST) return false;
      size /= 2;
      most = size;
      return true;
    },
  };
}
