/** A set of code points: those in `ranges` or in any of `subsets`, or with `isNegated` all others. */
export interface CharSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly subsets: readonly CharSet[];
  readonly isNegated: boolean;
}

export const set = (...ranges: [number, number][]): CharSet => ({ ranges, subsets: [], isNegated: false });

export const not = (inner: CharSet): CharSet => ({ ranges: [], subsets: [inner], isNegated: true });

export const DIGIT = set([0x30, 0x39]);

export const SPACE = set([0x09, 0x0d], [0x20, 0x20]);

export const WORD = set([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]);

export const NEWLINE = set([0x0a, 0x0a]);

/** Whether a set holds a code point. */
export function contains(set: CharSet, code: number): boolean {
  const isIn =
    set.ranges.some(([from, to]) => from <= code && code <= to) ||
    set.subsets.some((inner) => contains(inner, code));
  return isIn !== set.isNegated;
}

/** The test of a set, with the other cases of its characters when case is ignored. */
export function membership(set: CharSet, ignoreCase: boolean): (code: number) => boolean {
  const ranges = ignoreCase
    ? [...set.ranges, ...set.ranges.filter(([a, b]) => a === b).flatMap(([code]) => variants(code).map(pair))]
    : set.ranges;
  const positive: CharSet = { ranges, subsets: set.subsets, isNegated: false };
  const has = (code: number) =>
    contains(positive, code) ||
    (ignoreCase && variants(code).some((other) => contains({ ...positive, subsets: [] }, other)));
  const ascii = Array.from({ length: 128 }, (_, code) => has(code) !== set.isNegated);
  return (code) => ascii[code] ?? has(code) !== set.isNegated;
}

function pair(code: number): [number, number] {
  return [code, code];
}

/** The other cases of a code point, one to one; the Turkish i's have none. */
function variants(code: number): number[] {
  if (code === 0x130 || code === 0x131) return [];
  const char = String.fromCodePoint(code);
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  const found = [lower, upper, upper.toLowerCase(), lower.toUpperCase()].flatMap((text) => {
    const other = text.codePointAt(0) ?? code;
    return text.length === (other > 0xffff ? 2 : 1) ? [other] : [];
  });
  return found;
}
