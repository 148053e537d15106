/** Whether a text may hold anything that `parseMarkdown` would draw otherwise than as plain text with web links. */
export function mayHoldMarkdown(text: string): boolean {
  return /[*_~`[<]|www\.|\w@\w|^(?:> |-[ \t]|\d{1,9}[.)][ \t])/mu.test(text);
}
