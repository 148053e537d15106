/** The key of the one direct conversation of two people, whoever of them asks. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** The other person of a pair. */
export function otherOfPair(pair: string, userId: string): string {
  return pair.split('|').find((id) => id !== userId) ?? userId;
}
