import { SEGMENT_MAX } from '../segments/segment-writer.ts';
import type { SegmentRef } from '../segments/segments.ts';

/**
 * The last segments, which are built again together with `added` new messages after them. So each message is built into
 * a segment a few times, and a conversation has few short segments however slowly it grows.
 */
export function tailToJoin(
  segments: readonly SegmentRef[],
  added: number,
  segmentMax = SEGMENT_MAX,
): readonly SegmentRef[] {
  // The shortest ones are always joined, so that they do not become many.
  let joined = endingIn(segments, segmentMax / 16);
  for (const level of [segmentMax / 4, segmentMax]) {
    const shorter = endingIn(segments, level);
    if (countOf(shorter) + added >= level) joined = shorter;
  }
  return joined;
}

/** The segments at the end that all take more, and are shorter than a level. */
function endingIn(segments: readonly SegmentRef[], level: number): readonly SegmentRef[] {
  const last = segments.findLastIndex(({ from, to, isFull }) => isFull || to - from + 1 >= level);
  return segments.slice(last + 1);
}

function countOf(segments: readonly SegmentRef[]): number {
  return segments.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
