/** The key of the one direct conversation of two people, whoever of them asks. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
