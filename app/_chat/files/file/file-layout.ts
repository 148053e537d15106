import type { FileKind } from '@/lib/contract/files/file-rules.ts';

/** A file as it is drawn: stored on the server, or still on this device. */
export interface DrawnFile {
  readonly id: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly size: number;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  /** The picture that stands for it; null when there is none. */
  readonly preview: string | null;
  /** What is drawn until that is loaded; null when there is nothing. */
  readonly placeholder: string | null;
  /** Where its bytes are; null while it cannot be opened. */
  readonly address: string | null;
}

/** A size in pixels. A fluid one gives way to a narrow screen and keeps its proportions. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly isFluid: boolean;
}

/** No picture is drawn larger in the log, in pixels, and none smaller. */
const SIDE_MAX = 360;
const SIDE_MIN = 88;
/** So many pictures of a message are drawn; the others are counted on the last. */
export const PICTURES_SHOWN = 4;
/** A picture or film of which nobody knows the size. */
const UNKNOWN: Box = { width: 240, height: 180, isFluid: true };
const SOUND: Box = { width: 320, height: 76, isFluid: false };
const CARD: Box = { width: 320, height: 60, isFluid: false };

type Measured = Pick<DrawnFile, 'kind' | 'width' | 'height'>;

/** The space of one picture or film: as large as it is, up to {@link SIDE_MAX}, in its proportions unless they are extreme. */
export function pictureBox({ width, height }: Measured): Box {
  if (!width || !height) return UNKNOWN;
  const scale = Math.min(1, SIDE_MAX / width, SIDE_MAX / height);
  const sideOf = (pixels: number) => Math.max(SIDE_MIN, Math.round(pixels * scale));
  return { width: sideOf(width), height: sideOf(height), isFluid: true };
}

/** The space of several pictures together. */
export function gridBox(count: number): Box {
  return { width: SIDE_MAX, height: count === 2 ? SIDE_MAX / 2 : SIDE_MAX, isFluid: true };
}

/** The space of a film, a sound or any other file. */
export function fileBox(file: Measured): Box {
  if (file.kind === 'video') return pictureBox(file);
  return file.kind === 'audio' ? SOUND : CARD;
}

/** What is drawn of files: the pictures together, then each other file. */
export function parted<F extends Measured>(
  files: readonly F[],
): { readonly pictures: readonly F[]; readonly others: readonly F[] } {
  return {
    pictures: files.filter(({ kind }) => kind === 'image'),
    others: files.filter(({ kind }) => kind !== 'image'),
  };
}

/** The spaces that files take, from top to bottom, before anything of them is there. */
export function boxesOf(files: readonly Measured[]): readonly Box[] {
  const { pictures, others } = parted(files);
  const [first] = pictures;
  const top = first ? [pictures.length === 1 ? pictureBox(first) : gridBox(pictures.length)] : [];
  return [...top, ...others.map(fileBox)];
}
