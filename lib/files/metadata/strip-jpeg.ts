import { type ByteSource, ByteWindow } from '../content/byte-window.ts';
import { exifOf } from '../content/exif.ts';
import {
  isApplication,
  isFrame,
  type JpegSegment,
  jpegOrientation,
  walkJpeg,
} from '../content/jpeg-segments.ts';
import { type Rewrite, RewriteDraft } from './rewrite.ts';

/** The data of a picture is searched for its end. */
const WINDOW = 512 * 1024;
const COMMENT = 0xfe;
/** So many segments are looked at for Exif data, which mostly is in the first. */
const EXIF_TRIES = 4;

/** The applications whose segments change how a picture looks: its density, its colours, and how they are coded. */
const KEPT: readonly (readonly [marker: number, name: string])[] = [
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
];
const JFIF = 0xe0;
/** A JFIF segment without a small picture in it. */
const JFIF_LENGTH = 18;

/**
 * A JPEG without what describes it: of the applications' segments only those that change how it looks are kept, no
 * comment, and nothing after its end, where phones append more pictures and films. An orientation stays, alone.
 * Null when there is nothing to remove, or when it holds no picture.
 */
export async function stripJpeg(source: ByteSource): Promise<Rewrite | null> {
  const bytes = new ByteWindow(source, WINDOW);
  const draft = new RewriteDraft(source);
  const tries: { readonly segment: JpegSegment; readonly place: { bytes: Uint8Array } }[] = [];
  let hasFrame = false;
  await walkJpeg(bytes, (segment) => {
    const { marker, at, end } = segment;
    hasFrame ||= isFrame(marker);
    if (marker === 0xe1 && tries.length < EXIF_TRIES) tries.push({ segment, place: draft.replace(at, end) });
    else if (!isApplication(marker)) {
      if (marker !== COMMENT) draft.keep(at, end);
    } else if (KEPT.some(([kept, name]) => kept === marker && hasName(bytes, at, name))) {
      if (marker === JFIF && end - at > JFIF_LENGTH)
        draft.replace(at, end).bytes = withoutSmallPicture(bytes, at);
      else draft.keep(at, end);
    }
    return true;
  });
  if (!hasFrame) return null;
  for (const { segment, place } of tries) {
    const orientation = await jpegOrientation(bytes, segment);
    if (orientation === null) continue;
    if (orientation !== 1) place.bytes = exifSegment(exifOf(orientation));
    break;
  }
  return await draft.finish();
}

const hasName = (bytes: ByteWindow, at: number, name: string) =>
  bytes.holds(at + 4, name.length) &&
  Buffer.from(bytes.bytes(at + 4, name.length)).toString('latin1') === name;

function withoutSmallPicture(bytes: ByteWindow, at: number): Uint8Array {
  const segment = Uint8Array.from(bytes.bytes(at, JFIF_LENGTH));
  segment.set([0, JFIF_LENGTH - 2], 2);
  segment.set([0, 0], JFIF_LENGTH - 2);
  return segment;
}

function exifSegment(exif: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(0xff, 0xe1, 0, 8 + exif.length), Buffer.from('Exif\0\0'), exif]);
}
