/** What turns the direction of the text around it: embeddings, overrides and isolates. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Letters and marks that are read from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name as it goes into a sentence of ours: what it holds turns no word around it. Between first strong isolate and pop
 * directional isolate (Unicode TR 9, section 2.4) when it is read from right to left; without what a writer can turn by.
 */
export function isolate(name: string): string {
  const plain = name.replace(CONTROLS, '');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
